//! Scenarios kept under names, and undo and redo.

use llm_breakeven::scenario::history::History;
use llm_breakeven::scenario::shelf::{Kept, MOST_KEPT, Shelf};

fn shelf(rows: &[(&str, &str)]) -> Shelf {
    let mut shelf = Shelf::default();
    for (name, query) in rows {
        shelf.add(name, query);
    }
    shelf
}

fn rows(shelf: &Shelf) -> Vec<(&str, &str)> {
    shelf.kept().iter().map(|kept| (kept.name.as_str(), kept.query.as_str())).collect()
}

#[test]
fn names_on_the_shelf_are_unique() {
    let mut shelf = shelf(&[("A", "vol=2B"), ("A", "?vol=3000M"), (" A ", ""), ("", "c2=vol:2B"), ("a\tb\n", "")]);
    let expected = [("A", "vol=2B"), ("A (2)", "vol=3B"), ("A (3)", ""), ("Scenario", "c2=vol:2B"), ("ab", "")];
    assert_eq!(rows(&shelf), expected);
    let kept: Vec<Kept> = shelf.kept().to_vec();
    assert!(shelf.rename(&kept[1], "A") && shelf.rename(&kept[2], "A (3)"));
    assert_eq!(rows(&shelf)[..3], [("A", "vol=2B"), ("A (2)", "vol=3B"), ("A (3)", "")]);
    assert!(shelf.delete(&kept[1]));
    assert_eq!(rows(&shelf).len(), 4);
}

#[test]
fn what_another_tab_has_changed_is_not_taken_for_something_else() {
    let mut shelf = shelf(&[("A", "vol=1M"), ("B", "vol=2M"), ("C", "vol=3M")]);
    let kept: Vec<Kept> = shelf.kept().to_vec();
    // What somebody else does before the list that is shown is looked at again.
    assert!(shelf.delete(&kept[0]) && shelf.rename(&kept[1], "Other"));
    assert!(!shelf.delete(&kept[0]) && !shelf.delete(&kept[1]) && !shelf.rename(&kept[1], "Mine"));
    assert_eq!(rows(&shelf), [("Other", "vol=2M"), ("C", "vol=3M")]);
    assert!(shelf.delete(&kept[2]));
    assert_eq!(rows(&shelf), [("Other", "vol=2M")]);
}

#[test]
fn what_could_not_be_kept_and_what_another_tab_keeps_stand_together() {
    let before = shelf(&[("A", "vol=1M")]);
    let mut here = shelf(&[("A", "vol=1M"), ("Unsaved", "vol=2M")]);
    let now = shelf(&[("A", "vol=1M"), ("Elsewhere", "vol=3M"), ("Unsaved", "vol=2M")]);
    here.join(&now, &before);
    assert_eq!(rows(&here), [("A", "vol=1M"), ("Unsaved", "vol=2M"), ("Elsewhere", "vol=3M")]);
    here.join(&now, &now);
    assert_eq!(rows(&here).len(), 3);
}

#[test]
fn of_a_damaged_list_what_can_be_read_is_there_and_the_rest_is_not_lost() {
    let text = "llm-breakeven scenarios 1\nA\tvol=1M\nno \u{202e}tab\nB\tvol=2M\n\tvol=3M\n";
    let mut stored = Shelf::stored(text);
    assert_eq!(rows(&stored), [("A", "vol=1M"), ("B", "vol=2M")]);
    let said = "Left out, as it cannot be read: \u{201c}no tab\u{201d} has no tab between a name and a link. And 1 more like it.";
    assert_eq!(stored.left_out().as_deref(), Some(said));
    assert_eq!(Shelf::stored(&stored.write()), stored, "read again, it is the same");
    stored.add("C", "");
    assert!(Shelf::stored(&stored.write()).write().contains("no \u{202e}tab\n\tvol=3M\n"));
    stored.forget_left_out();
    assert_eq!((stored.left_out(), rows(&stored).len()), (None, 3));
    assert!(!stored.write().contains("tab"));
}

#[test]
fn a_full_shelf_takes_no_more() {
    let mut shelf = Shelf::default();
    for number in 0..MOST_KEPT {
        assert!(shelf.add("A", "").is_some(), "{number}");
    }
    assert_eq!(shelf.add("A", ""), None);
    assert_eq!(Shelf::default().import(&shelf.write()).as_ref(), Ok(&shelf));
    assert_eq!(shelf.import("B\tvol=2B"), Err(vec!["Line 1 is one too many: the shelf is full.".into()]));
}

#[test]
fn what_is_exported_is_imported() {
    let kept = shelf(&[("Today", "vol=2B"), ("Größe & <b>", "c2=vol:3B&name2=X%20Y"), ("=1+2", "")]);
    let text = kept.write();
    assert_eq!(text, "llm-breakeven scenarios 1\nToday\tvol=2B\nGröße & <b>\tc2=vol:3B&name2=X%20Y\n=1+2\t\n");
    assert_eq!(Shelf::default().import(&text).as_ref(), Ok(&kept));
    assert_eq!(kept.import(&text).as_ref(), Ok(&kept), "the same again adds nothing");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(Shelf::default().import(&windows).as_ref(), Ok(&kept));
    let other = shelf(&[("Today", "vol=9B")]).import(&text).expect("the text is right");
    assert_eq!(rows(&other)[..2], [("Today", "vol=9B"), ("Today (2)", "vol=2B")]);
}

#[test]
fn lines_are_read_leniently() {
    let cases = [
        ("A\tvol=2B", ("A", "vol=2B")),
        ("A\t?vol=2000M&mix=60", ("A", "vol=2B")),
        ("A\thttps://example.org/x/?vol=2B#top", ("A", "vol=2B")),
        ("\n\n  A \t vol=2B \n", ("A", "vol=2B")),
        ("A\t", ("A", "")),
        ("A\tvol=nonsense", ("A", "")),
    ];
    for (text, expected) in cases {
        let shelf = Shelf::default().import(text).expect(text);
        assert_eq!(rows(&shelf), [expected], "{text:?}");
    }
}

#[test]
fn a_wrong_line_leaves_the_shelf_as_it_was() {
    let cases: [(&str, &[&str]); 5] = [
        ("A\tvol=2B\nvol=3B", &["Line 2 has no tab between a name and a link."]),
        ("\tvol=2B", &["Line 1 has no name."]),
        ("A\thello", &["Line 1 has no link behind its tab."]),
        ("\u{0}\u{1}", &["Line 1 has no tab between a name and a link."]),
        (
            "a\nb\nc\nd\ne\nf\ng",
            &[
                "Line 1 has no tab between a name and a link.",
                "Line 2 has no tab between a name and a link.",
                "Line 3 has no tab between a name and a link.",
                "Line 4 has no tab between a name and a link.",
                "Line 5 has no tab between a name and a link.",
                "And 2 more lines like these.",
            ],
        ),
    ];
    for (text, wrong) in cases {
        let result = shelf(&[("A", "")]).import(text);
        assert_eq!(result, Err(wrong.iter().map(ToString::to_string).collect()), "{text:?}");
    }
}

/// Edits as `key query`, `|` for the end of a gesture, `<` and `>` for undo and redo; then what is, and what undo gives.
fn played(moves: &[&str]) -> (String, Vec<String>) {
    let mut history = History::of("0");
    for step in moves {
        match *step {
            "|" => history.end_gesture(),
            "<" => drop(history.undo()),
            ">" => drop(history.redo()),
            edit => {
                let (key, query) = edit.split_once(' ').expect("an edit");
                history.edit(key, query);
            }
        }
    }
    let now = history.now().to_owned();
    let mut past = Vec::new();
    while history.can_undo() {
        past.extend(history.undo().map(str::to_owned));
    }
    (now, past)
}

#[test]
fn one_gesture_is_one_step() {
    let cases: [(&[&str], &str, &[&str]); 12] = [
        (&[], "0", &[]),
        (&["vol 1", "vol 2", "vol 3"], "3", &["0"]),
        (&["vol 1", "|", "vol 2"], "2", &["1", "0"]),
        (&["vol 1", "mix 2", "vol 3"], "3", &["2", "1", "0"]),
        (&["vol 1", "vol 0", "vol 2"], "2", &["0"]),
        (&["vol 1", "vol 0"], "0", &[]),
        (&["vol 0", "vol 1"], "1", &["0"]),
        (&["vol 1", "|", "vol 2", "<"], "1", &["0"]),
        (&["vol 1", "|", "vol 2", "<", "<", "<"], "0", &[]),
        (&["vol 1", "|", "vol 2", "<", "<", ">"], "1", &["0"]),
        (&["vol 1", "|", "vol 2", "<", "vol 3", ">"], "3", &["1", "0"]),
        (&["vol 1", "<", "vol 2", "vol 3"], "3", &["0"]),
    ];
    for (moves, now, past) in cases {
        assert_eq!(played(moves), (now.to_owned(), past.iter().map(ToString::to_string).collect()), "{moves:?}");
    }
}

#[test]
fn history_does_not_grow_without_end() {
    let mut history = History::of("0");
    for step in 1..=1000 {
        history.edit("vol", &step.to_string());
        history.end_gesture();
    }
    let mut steps = 0;
    while history.undo().is_some() {
        steps += 1;
    }
    assert_eq!((steps, history.now(), history.can_redo()), (200, "800", true));
    while history.redo().is_some() {}
    assert_eq!((history.now(), history.can_redo()), ("1000", false));
}
