//! How file-storage refuses: what, why, and what to do.

kernel::errors! {
    FILE_TYPE = Invalid "file_storage.file.type",
        "Files of the type “{type}” are not taken. Send a PDF, a picture, an office document, a drawing, a ZIP or a text.",
        "“{type}” ধরনের ফাইল নেওয়া হয় না। PDF, ছবি, অফিস ডকুমেন্ট, নকশা, ZIP বা টেক্সট ফাইল দিন।";
    FILE_OTHER_TYPE = Invalid "file_storage.file.other-type",
        "The file is named “.{type}”, but its content is something else ({found}). Save it anew in the program it comes from.",
        "ফাইলের নামে “.{type}” আছে, কিন্তু ভেতরের তথ্য অন্য ধরনের ({found})। যে প্রোগ্রামে তৈরি, সেখান থেকে আবার সেভ করুন।";
    FILE_NAME = Invalid "file_storage.file.name",
        "“{name}” cannot be a file's name. Use letters, digits and blanks.",
        "“{name}” ফাইলের নাম হতে পারে না। অক্ষর, অঙ্ক ও ফাঁকা জায়গা ব্যবহার করুন।";
    FILE_TOO_LARGE = Invalid "file_storage.file.too-large",
        "A file may have 1 to {limit} bytes; this one has {bytes}.",
        "একটি ফাইল ১ থেকে {limit} বাইটের হতে পারে; এটি {bytes} বাইট।";
    FILE_STATE = Refused "file_storage.file.state",
        "The file was removed already.",
        "ফাইলটি আগেই সরানো হয়েছে।";
    FILE_UNSCANNED = Refused "file_storage.file.unscanned",
        "The file has not been checked for viruses yet. Until then only whoever uploaded it may open it.",
        "ফাইলটির ভাইরাস পরীক্ষা এখনো হয়নি। ততক্ষণ শুধু আপলোডকারী এটি খুলতে পারেন।";
    FILE_INFECTED = Refused "file_storage.file.infected",
        "The virus scanner found “{finding}” in this file. Nobody can open it; ask for a clean copy.",
        "ভাইরাস পরীক্ষায় এই ফাইলে “{finding}” পাওয়া গেছে। কেউ এটি খুলতে পারবেন না; পরিষ্কার কপি চান।";
    QUOTA_USED_UP = Refused "file_storage.quota.used-up",
        "Your organization's files may take {limit} bytes; {free} are left, and this file needs {bytes}. Ask whoever runs Vextrus for more room.",
        "আপনার প্রতিষ্ঠানের ফাইল সর্বোচ্চ {limit} বাইট জায়গা নিতে পারে; {free} বাকি আছে, এই ফাইলের লাগবে {bytes}। যিনি ভেক্সট্রাস পরিচালনা করেন তাঁর কাছে আরও জায়গা চান।";
    UPLOAD_ELSEWHERE = Conflict "file_storage.upload.elsewhere",
        "{received} bytes of this upload are here; you sent what follows {offset}. Ask where it stands and go on from there.",
        "এই আপলোডের {received} বাইট এসেছে; আপনি {offset}-এর পরের অংশ পাঠিয়েছেন। কতটুকু এসেছে জেনে সেখান থেকে পাঠান।";
    UPLOAD_BUSY = Conflict "file_storage.upload.busy",
        "Another request is sending to this upload just now. Wait until it ends.",
        "এই আপলোডে এখন অন্য একটি অনুরোধ পাঠাচ্ছে। শেষ হওয়া পর্যন্ত অপেক্ষা করুন।";
    UPLOAD_TOO_MUCH = Invalid "file_storage.upload.too-much",
        "The upload was announced with {bytes} bytes, and more came. Begin it anew.",
        "আপলোডে {bytes} বাইট বলা হয়েছিল, তার বেশি এসেছে। নতুন করে শুরু করুন।";
    UPLOAD_CHANGED = Invalid "file_storage.upload.changed",
        "What came is not what was announced: its SHA-256 is another one. Upload it anew.",
        "যা বলা হয়েছিল তা আসেনি: SHA-256 মেলে না। আবার আপলোড করুন।";
    UPLOAD_MALFORMED = Invalid "file_storage.upload.malformed",
        "The upload's head cannot be read: {reason}.",
        "আপলোডের হেডার পড়া যায়নি: {reason}।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[];
