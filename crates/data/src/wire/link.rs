//! One shared connection: writes flights as they come, many in one write; hands each its answer in order.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use bytes::{Buf, BytesMut};
use fallible_iterator::FallibleIterator;
use kernel::{Error, Result};
use postgres_protocol::message::backend::{DataRowBody, Message};
use postgres_protocol::message::frontend;
use postgres_types::Type;
use tokio::io::{AsyncReadExt, AsyncWriteExt, split};
use tokio::sync::{mpsc, oneshot};

use super::startup::Stream;
use super::{Answer, Flight, Statement};
use crate::fault::{self, Fault};
use crate::row::{Column, From, Row};

/// Flights taken from the queue at once.
const BATCH: usize = 64;
/// Flights the server may owe us; the rest wait in the queue.
const IN_THE_AIR: usize = 256;

struct Landing {
    statements: Vec<Arc<Statement>>,
    /// Statements this flight was the first to parse here.
    parsing: usize,
    at: usize,
    answer: Answer,
    refused: Option<Fault>,
    to: oneshot::Sender<Result<Answer>>,
}

/// Runs until the server hangs up, the last handle is gone, or the state of the connection is in doubt;
/// whoever still waits hears that the connection ended.
pub(super) async fn run(stream: Box<dyn Stream>, mut flights: mpsc::UnboundedReceiver<Flight>) {
    metrics::gauge!("db_connections", "kind" => "reader").increment(1.0);
    if let Err(error) = serve(stream, &mut flights).await {
        tracing::info!(%error, "a reading connection ended");
    }
    metrics::gauge!("db_connections", "kind" => "reader").decrement(1.0);
}

async fn serve(stream: Box<dyn Stream>, flights: &mut mpsc::UnboundedReceiver<Flight>) -> Result<()> {
    let (mut reader, mut writer) = split(stream);
    let (mut heard, mut out) = (BytesMut::with_capacity(64 << 10), BytesMut::with_capacity(16 << 10));
    let mut known: HashSet<u32> = HashSet::new();
    let mut air: VecDeque<Landing> = VecDeque::new();
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        tokio::select! {
            biased;
            read = reader.read_buf(&mut heard) => {
                if read.map_err(fault::unreachable)? == 0 {
                    return Err(fault::unreachable("the server hung up"));
                }
                land(&mut heard, &mut air)?;
            }
            written = writer.write_buf(&mut out), if out.has_remaining() => {
                written.map_err(fault::unreachable)?;
            }
            taken = flights.recv_many(&mut batch, BATCH), if air.len() < IN_THE_AIR => {
                if taken == 0 && air.is_empty() {
                    return Ok(());
                }
                for flight in batch.drain(..) {
                    air.push_back(depart(flight, &mut known, &mut out)?);
                }
            }
        }
    }
}

fn depart(flight: Flight, known: &mut HashSet<u32>, out: &mut BytesMut) -> Result<Landing> {
    let mut parsing = 0;
    let mut statements = Vec::with_capacity(flight.bound.len());
    for bound in flight.bound {
        if known.insert(bound.statement.id) {
            parsing += 1;
            let types = bound.statement.params.iter().map(Type::oid);
            frontend::parse(&bound.statement.name(), &bound.statement.sql, types, out).map_err(Error::internal)?;
        }
        out.extend_from_slice(&bound.message);
        statements.push(bound.statement);
    }
    if let Some(sql) = flight.describe {
        frontend::parse("", &sql, [], out).map_err(Error::internal)?;
        frontend::describe(b'S', "", out).map_err(Error::internal)?;
    }
    frontend::sync(out);
    let rows = statements.iter().map(|_| Vec::new()).collect();
    let answer = Answer { rows, described: None };
    Ok(Landing { statements, parsing, at: 0, answer, refused: None, to: flight.answer })
}

fn land(heard: &mut BytesMut, air: &mut VecDeque<Landing>) -> Result<()> {
    while let Some(message) = Message::parse(heard).map_err(fault::unreachable)? {
        let Some(flight) = air.front_mut() else {
            match message {
                Message::ErrorResponse(body) => return Err(Fault::heard(&body)?.into_error()),
                _ => continue,
            }
        };
        match message {
            Message::DataRow(body) => {
                let statement = &flight.statements[flight.at];
                let row = row(&body, statement.columns.clone())?;
                flight.answer.rows[flight.at].push(row);
            }
            Message::CommandComplete(_) | Message::EmptyQueryResponse => flight.at += 1,
            Message::ParseComplete => flight.parsing = flight.parsing.saturating_sub(1),
            Message::ParameterDescription(body) => {
                let oids: Vec<_> = body.parameters().collect().map_err(Error::internal)?;
                let types = oids
                    .into_iter()
                    .map(|oid| Type::from_oid(oid).ok_or_else(|| Error::internal(format!("type {oid}"))));
                flight.answer.described.get_or_insert_default().0 = types.collect::<Result<_>>()?;
            }
            Message::RowDescription(body) => {
                flight.answer.described.get_or_insert_default().1 = columns(&body)?;
            }
            Message::ErrorResponse(body) => flight.refused = Some(Fault::heard(&body)?),
            Message::ReadyForQuery(_) => {
                let flight = air.pop_front().expect("it is in front");
                let doubt = flight.refused.is_some() && flight.parsing > 0;
                let landed = flight.refused.map_or(Ok(flight.answer), |refused| Err(refused.into_error()));
                // The reader may have left; that is its right.
                let _ = flight.to.send(landed);
                if doubt {
                    return Err(fault::unreachable("a statement was refused before it was prepared"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn row(body: &DataRowBody, columns: Arc<[Column]>) -> Result<Row> {
    let cells = body.ranges().collect().map_err(Error::internal)?;
    Ok(Row(From::Wire { columns, body: body.buffer_bytes().clone(), cells }))
}

fn columns(body: &postgres_protocol::message::backend::RowDescriptionBody) -> Result<Vec<Column>> {
    let mut fields = body.fields();
    let mut columns = Vec::new();
    while let Some(field) = fields.next().map_err(Error::internal)? {
        let ty =
            Type::from_oid(field.type_oid()).ok_or_else(|| Error::internal(format!("type of {}", field.name())))?;
        columns.push(Column { name: field.name().to_owned(), ty });
    }
    Ok(columns)
}
