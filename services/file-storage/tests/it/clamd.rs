//! A scanner that speaks clamd's own words over a real socket, and knows one virus.

use std::path::PathBuf;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;

/// What every scanner in the world finds, and harms nobody.
pub const EICAR: &[u8] = br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
/// Bytes it takes, like clamd's `StreamMaxLength`.
pub const LARGEST: usize = 4 << 20;

/// Listens until dropped.
pub struct Clamd(JoinHandle<()>);

impl Drop for Clamd {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub fn listen(socket: PathBuf) -> Clamd {
    std::fs::create_dir_all(socket.parent().unwrap()).unwrap();
    let _ = std::fs::remove_file(&socket);
    let listener = UnixListener::bind(socket).unwrap();
    Clamd(tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(answer(line));
        }
    }))
}

async fn answer(mut line: UnixStream) {
    let mut word = [0; 10];
    line.read_exact(&mut word).await.unwrap();
    assert_eq!(&word, b"zINSTREAM\0");
    let mut content = Vec::new();
    loop {
        let length = line.read_u32().await.unwrap() as usize;
        if length == 0 {
            break;
        }
        if content.len() + length > LARGEST {
            line.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.unwrap();
            return;
        }
        let mut piece = vec![0; length];
        line.read_exact(&mut piece).await.unwrap();
        content.extend(piece);
    }
    let found = content.windows(EICAR.len()).any(|window| window == EICAR);
    let said: &[u8] = if found { b"stream: Eicar-Test-Signature FOUND\0" } else { b"stream: OK\0" };
    line.write_all(said).await.unwrap();
}
