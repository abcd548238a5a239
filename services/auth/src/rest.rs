//! The same acts over REST: JSON in, JSON out.

use std::future::Future;
use std::sync::Arc;

use kernel::{Call, Cx, Endpoint, Error, Method, PersonId, Result};
use serde::Serialize;

use crate::room::Room;

use Method::{Get, Post};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        at(room, Get, "/api/v1/auth/users/{id}", "A user", async |room, cx, call| {
            json(&room.users.find(&cx, call.param::<PersonId>("id", "user")?).await?)
        }),
        at(room, Post, "/api/v1/auth/users", "Sets up a user", async |room, cx, call| {
            json(&room.users.create(&cx, call.json()?).await?)
        }),
    ]
}

fn json(answer: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(answer).map_err(Error::internal)
}

fn at<F>(
    room: &Arc<Room>,
    method: Method,
    path: &'static str,
    sentence: &'static str,
    act: impl Fn(Arc<Room>, Cx, Call) -> F + Send + Sync + 'static,
) -> Endpoint
where
    F: Future<Output = Result<Vec<u8>>> + Send + 'static,
{
    let room = room.clone();
    Endpoint { method, path, sentence, call: Arc::new(move |cx, call| Box::pin(act(room.clone(), cx, call))) }
}
