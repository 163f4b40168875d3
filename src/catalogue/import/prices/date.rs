//! Dates as lists write them. Their digits compare as they do.

/// A year, a month and a day of the calendar, `YYYY-MM-DD`.
fn day(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    if [year.len(), month.len(), day.len()] != [4, 2, 2]
        || !text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
    {
        return None;
    }
    let [year, month, day] = [year, month, day].map(|part| part.parse::<u32>().unwrap_or_default());
    (day >= 1 && day <= days_of(year, month)).then_some([year, month, day])
}

/// None of a month that there is not.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    }
}

/// Whether it is a day of the calendar.
pub fn is_day(text: &str) -> bool {
    day(text).is_some()
}

/// The day with which a text begins, an hour may follow; nothing where it begins with none.
pub fn day_of(text: &str) -> &str {
    text.get(..10).filter(|text| is_day(text)).unwrap_or_default()
}

/// Whether a date is yet to come. Where it was written it may be the next day already.
pub fn lies_ahead(date: &str, today: &str) -> bool {
    let Some([year, month, day]) = day(today) else { return false };
    let tomorrow = if day < days_of(year, month) {
        [year, month, day + 1]
    } else if month < 12 {
        [year, month + 1, 1]
    } else {
        [year + 1, 1, 1]
    };
    let [year, month, day] = tomorrow;
    date > format!("{year:04}-{month:02}-{day:02}").as_str()
}
