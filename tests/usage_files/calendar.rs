//! The days of two centuries.

use llm_breakeven::usage::Day;

#[test]
fn days_of_the_calendar() {
    let mut day = Day::of(2000, 1, 1).expect("it is a day");
    let lengths = |year: i32| {
        [
            31,
            if year % 4 == 0 && year % 100 != 0 || year % 400 == 0 { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
    };
    for year in 2000..2200 {
        for (month, length) in (1..).zip(lengths(year)) {
            for date in 1..=length {
                let here = Day::of(year, month, date).expect("it is a day");
                assert_eq!(here.date(), (year, month, date));
                assert!(here == day || day.days_to(here) == 2.0, "{here} follows {day}");
                day = here;
            }
            assert_eq!(Day::of(year, month, length + 1), None);
        }
    }
    assert_eq!((Day::of(1999, 12, 31), Day::of(2200, 1, 1), Day::of(2025, 0, 1)), (None, None, None));
}
