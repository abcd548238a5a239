//! Uploads and contents travel over REST; the rest is the graph's, and readable here as well.

use std::sync::Arc;

use contracts::file_storage::{AttachedId, FileId, UploadId};
use data::Bounds;
use kernel::rest::schema;
use kernel::{Endpoint, Reply};

use crate::errors;
use crate::file::{self, File, FileState, Wanted};
use crate::permissions;
use crate::room::Room;
use crate::upload::{NewUpload, Upload, tus};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = uploads(room);
    all.extend(files(room));
    all
}

fn uploads(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            tus::PLACE,
            "Announces a file on a document: as JSON, or as tus 1.0.0 with `filename`, `kind`, `subject` in Upload-Metadata",
            "ডকুমেন্টে একটি ফাইলের আপলোড শুরু করে: JSON দিয়ে, অথবা tus 1.0.0-এর Upload-Metadata-য় `filename`, `kind`, `subject`",
        )
        .needs(&permissions::FILE_UPLOAD)
        .hears(tus::HEARS)
        .takes::<NewUpload>()
        .gives::<Upload>()
        .status(201)
        .refuses(&[&errors::FILE_TYPE, &errors::FILE_TOO_LARGE, &errors::QUOTA_USED_UP])
        .does(room, async |room, cx, call| {
            cx.require(&permissions::FILE_UPLOAD)?;
            tus::created(&room.uploads.begin(&cx, tus::announced(&call)?).await?)
        }),
        Endpoint::get(
            "/api/v1/file-storage/uploads/{id}",
            "How much of an upload has come; HEAD says it, too",
            "আপলোডের কতটুকু এসেছে; HEAD দিয়েও জানা যায়",
        )
        .needs(&permissions::FILE_UPLOAD)
        .gives::<Upload>()
        .does(room, async |room, cx, call| {
            let upload = room.uploads.ask(&cx, call.param::<UploadId>("id", "upload")?).await?;
            Ok(tus::told(Reply::json(&upload)?, &upload))
        }),
        Endpoint::patch(
            "/api/v1/file-storage/uploads/{id}",
            "Sends what follows; when all has come, Upload-File names the file",
            "পরের অংশ পাঠায়; সব এলে Upload-File-এ ফাইলের আইডি থাকে",
        )
        .needs(&permissions::FILE_UPLOAD)
        .hears(tus::HEARS)
        .streams()
        .gives_nothing()
        .refuses(&[&errors::UPLOAD_ELSEWHERE, &errors::UPLOAD_BUSY, &errors::UPLOAD_CHANGED, &errors::FILE_OTHER_TYPE])
        .does(room, async |room, cx, call| {
            cx.require(&permissions::FILE_UPLOAD)?;
            let id = call.param::<UploadId>("id", "upload")?;
            let upload = room.uploads.append(&cx, id, tus::offset(&call)?, &call.stream).await?;
            Ok(tus::told(Reply::empty(), &upload))
        }),
        Endpoint::delete("/api/v1/file-storage/uploads/{id}", "Gives an upload up", "আপলোড বাতিল করে")
            .needs(&permissions::FILE_UPLOAD)
            .gives_nothing()
            .does(room, async |room, cx, call| {
                room.uploads.end(&cx, call.param::<UploadId>("id", "upload")?).await?;
                Ok(tus::ended())
            }),
    ]
}

fn files(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/file-storage/files/{id}", "A file", "একটি ফাইল")
            .needs(&permissions::FILE_READ)
            .gives::<File>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.files.find(&cx, call.param::<FileId>("id", "file")?).await?)
            }),
        Endpoint::get(
            "/api/v1/file-storage/files/{id}/content",
            "A file's content, or the part of it that Range asks for",
            "ফাইলের তথ্য, অথবা Range-এ চাওয়া অংশ",
        )
        .needs(&permissions::FILE_READ)
        .hears(file::HEARS)
        .asked_as("show", "Whether a page shows it: pictures only", "পাতায় দেখানো হবে কি না: শুধু ছবি", schema::string)
        .gives_file("application/octet-stream")
        .refuses(&[&errors::FILE_UNSCANNED, &errors::FILE_INFECTED])
        .does(room, async |room, cx, call| {
            let file = room.files.find(&cx, call.param::<FileId>("id", "file")?).await?;
            room.files.download(&cx, file, &call).await
        }),
        Endpoint::get(
            "/api/v1/file-storage/files",
            "Files of documents one may see, the newest first",
            "যেসব ডকুমেন্ট দেখা যায় সেগুলোর ফাইল, নতুনটি আগে",
        )
        .asked_as("kind", "Only on documents of this kind", "কেবল এই ধরনের ডকুমেন্টের", schema::string)
        .asked::<AttachedId>("subject", "Only on this document", "কেবল এই ডকুমেন্টের")
        .asked::<FileState>("state", "Only those that stand there", "কেবল এই অবস্থার")
        .asked_as("text", "Only with words of their names beginning like these", "নামের শব্দ দিয়ে খোঁজা", schema::filled)
        .needs(&permissions::FILE_READ)
        .pages::<File>()
        .does(room, async |room, cx, call| {
            cx.require(&permissions::FILE_READ)?;
            let after = call.query.get("after").map(String::as_str);
            let bounds = Bounds::new(call.asked("first")?, after, call.asked("text")?)?;
            let wanted =
                Wanted { kind: call.asked("kind")?, subject: call.asked("subject")?, state: call.asked("state")? };
            Reply::json(&room.files.list(&cx, wanted, bounds).await?)
        }),
    ]
}
