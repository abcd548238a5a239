//! What other services and the binary may ask.

use contracts::audit::{Audit, SignedHead, SigningKeyFacts, Verified, VerifyTrail};
use kernel::{BoxFuture, Cx, Result};

use crate::room::Room;

impl Audit for Room {
    fn heads<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Vec<SignedHead>>> {
        Box::pin(self.trail.heads(cx))
    }

    fn verify<'a>(&'a self, cx: &'a Cx, asked: VerifyTrail) -> BoxFuture<'a, Result<Verified>> {
        Box::pin(self.trail.verify(cx, asked))
    }

    fn rotate_signing_key<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<SigningKeyFacts>> {
        Box::pin(async move {
            let key = self.keys.rotate(cx).await?;
            Ok(SigningKeyFacts { id: key.id, public: seal::hex(&key.public.0), made_at: cx.now() })
        })
    }
}
