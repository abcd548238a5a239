//! Which district a routing number names.

/// The two digits of a routing number, the code of the district in the country's list of places, its name there. No list of
/// these digits was found; they were read off the branches: for each, the names of the branches are those of the district's
/// upazilas, which a test holds against both lists.
const DISTRICTS: &[(&str, &str, &str)] = &[
    ("01", "03-28", "Bagerhat"),
    ("03", "01-11", "Bandarban"),
    ("04", "04-35", "Barguna"),
    ("06", "04-33", "Barisal"),
    ("09", "04-34", "Bhola"),
    ("10", "02-14", "Bogura"),
    ("12", "01-03", "Brahmanbaria"),
    ("13", "01-06", "Chandpur"),
    ("15", "01-08", "Chattogram"),
    ("18", "03-24", "Chuadanga"),
    ("19", "01-01", "Cumilla"),
    ("22", "01-09", "Coxsbazar"),
    ("26", "06-47", "Dhaka"),
    ("27", "06-47", "Dhaka"),
    ("28", "07-54", "Dinajpur"),
    ("29", "06-52", "Faridpur"),
    ("30", "01-02", "Feni"),
    ("32", "07-57", "Gaibandha"),
    ("33", "06-41", "Gazipur"),
    ("35", "06-51", "Gopalganj"),
    ("36", "05-38", "Habiganj"),
    ("38", "02-17", "Joypurhat"),
    ("39", "08-63", "Jamalpur"),
    ("41", "03-20", "Jashore"),
    ("42", "04-30", "Jhalakathi"),
    ("44", "03-29", "Jhenaidah"),
    ("46", "01-10", "Khagrachhari"),
    ("47", "03-27", "Khulna"),
    ("48", "06-45", "Kishoreganj"),
    ("49", "07-60", "Kurigram"),
    ("50", "03-25", "Kushtia"),
    ("51", "01-07", "Lakshmipur"),
    ("52", "07-55", "Lalmonirhat"),
    ("54", "06-50", "Madaripur"),
    ("55", "03-26", "Magura"),
    ("56", "06-46", "Manikganj"),
    ("57", "03-22", "Meherpur"),
    ("58", "05-37", "Moulvibazar"),
    ("59", "06-48", "Munshiganj"),
    ("61", "08-62", "Mymensingh"),
    ("64", "02-19", "Naogaon"),
    ("65", "03-23", "Narail"),
    ("67", "06-43", "Narayanganj"),
    ("68", "06-40", "Narsingdi"),
    ("69", "02-16", "Natore"),
    ("70", "02-18", "Chapainawabganj"),
    ("72", "08-64", "Netrokona"),
    ("73", "07-56", "Nilphamari"),
    ("75", "01-05", "Noakhali"),
    ("76", "02-13", "Pabna"),
    ("77", "07-53", "Panchagarh"),
    ("78", "04-31", "Patuakhali"),
    ("79", "04-32", "Pirojpur"),
    ("81", "02-15", "Rajshahi"),
    ("82", "06-49", "Rajbari"),
    ("84", "01-04", "Rangamati"),
    ("85", "07-59", "Rangpur"),
    ("86", "06-42", "Shariatpur"),
    ("87", "03-21", "Satkhira"),
    ("88", "02-12", "Sirajganj"),
    ("89", "08-61", "Sherpur"),
    ("90", "05-39", "Sunamganj"),
    ("91", "05-36", "Sylhet"),
    ("93", "06-44", "Tangail"),
    ("94", "07-58", "Thakurgaon"),
];

/// The code of the district in the country's list of places.
pub fn code_of(digits: &str) -> Option<&'static str> {
    DISTRICTS.iter().find(|(known, ..)| *known == digits).map(|(_, code, _)| *code)
}

#[cfg(test)]
pub fn all() -> &'static [(&'static str, &'static str, &'static str)] {
    DISTRICTS
}
