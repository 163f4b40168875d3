//! What pointers mean: reading, selecting a range, pinching, turning the wheel.

use super::chart;
use llm_breakeven::chart::{Act, Gesture, Layout, Lens, Window, wheel_factor};

fn layout(log: bool) -> Layout {
    chart("cap=2.1B&vol=3B", Lens { log, ..Lens::default() }).2
}

fn shown(act: Option<Act>) -> Window {
    match act {
        Some(Act::Show(window)) => window,
        other => panic!("{other:?} shows nothing"),
    }
}

#[test]
fn a_hovering_pointer_reads() {
    let mut gesture = Gesture::default();
    assert_eq!(gesture.moved(1, 400.0), Act::Read(400.0));
    assert_eq!(gesture.up(1), None);
}

#[test]
fn a_click_selects_nothing() {
    let mut gesture = Gesture::default();
    gesture.down(1, 400.0, false, &layout(false));
    assert_eq!(gesture.moved(1, 403.0), Act::Read(403.0));
    assert_eq!(gesture.up(1), None);
    assert_eq!(gesture.moved(1, 500.0), Act::Read(500.0));
}

#[test]
fn a_dragged_mouse_selects_a_range_in_either_direction() {
    for log in [false, true] {
        let layout = layout(log);
        for (from, to) in [(300.0, 600.0), (600.0, 300.0), (300.0, 2000.0), (600.0, -50.0)] {
            let mut gesture = Gesture::default();
            gesture.down(1, from, false, &layout);
            assert_eq!(gesture.moved(1, to), Act::Mark(from, to));
            let window = shown(gesture.up(1));
            let ends = [from, to].map(|px: f64| px.clamp(layout.plot.x, layout.plot.right()));
            let expected = (layout.px_to_x(ends[0].min(ends[1])), layout.px_to_x(ends[0].max(ends[1])));
            assert!((window.from - expected.0).abs() <= expected.1 * 1e-9, "{window:?} is not {expected:?}");
            assert!((window.to - expected.1).abs() <= expected.1 * 1e-9, "{window:?} is not {expected:?}");
        }
    }
}

#[test]
fn a_single_finger_reads() {
    let mut gesture = Gesture::default();
    gesture.down(1, 300.0, true, &layout(false));
    assert_eq!(gesture.moved(1, 700.0), Act::Read(700.0));
    assert_eq!(gesture.up(1), None);
}

#[test]
fn what_was_under_two_fingers_stays_under_them() {
    for log in [false, true] {
        let layout = layout(log);
        let (a, b) = (400.0, 600.0);
        let (under_a, under_b) = (layout.px_to_x(a), layout.px_to_x(b));
        for (to_a, to_b) in [(350.0, 700.0), (450.0, 550.0), (300.0, 500.0), (380.0, 820.0)] {
            let mut gesture = Gesture::default();
            gesture.down(1, a, true, &layout);
            gesture.down(2, b, true, &layout);
            gesture.moved(1, to_a);
            let window = shown(Some(gesture.moved(2, to_b)));
            if window.from <= 0.0 {
                continue; // stopped at zero: there is nothing left of it
            }
            let lens = Lens { log, window: Some(window), ..Lens::default() };
            let (_, _, now) = chart("cap=2.1B&vol=3B", lens);
            // Tick labels of another width move the plot's edge a little.
            for (px, volume) in [(to_a, under_a), (to_b, under_b)] {
                let off = now.x_to_px(volume) - px;
                assert!(off.abs() < 14.0, "log {log}, to {to_a} {to_b}: {volume} is {off} px off {px}");
            }
        }
    }
}

#[test]
fn fingers_on_one_spot_change_nothing() {
    let mut gesture = Gesture::default();
    gesture.down(1, 400.0, true, &layout(false));
    gesture.down(2, 402.0, true, &layout(false));
    assert_eq!(gesture.moved(2, 900.0), Act::Read(900.0));
}

#[test]
fn a_third_finger_and_a_cancelled_gesture_do_nothing() {
    let layout = layout(false);
    let mut gesture = Gesture::default();
    gesture.down(1, 300.0, true, &layout);
    gesture.down(2, 500.0, true, &layout);
    gesture.down(3, 700.0, true, &layout);
    assert!(matches!(gesture.moved(1, 280.0), Act::Show(_)));
    gesture.cancel();
    assert_eq!(gesture.moved(1, 280.0), Act::Read(280.0));
    assert_eq!(gesture.up(1), None);
}

#[test]
fn zooming_keeps_the_point_in_place() {
    for log in [false, true] {
        let layout = layout(log);
        for at in [0.0, 0.2, 0.5, 1.0] {
            for factor in [0.5, 0.7, 1.3] {
                let Some(window) = Window::zoomed(layout.volumes(), at, factor) else { continue };
                if window.from <= 0.0 && at > 0.0 {
                    continue; // stopped at zero
                }
                let kept = layout.volumes().value(at);
                assert!(window.from <= kept * (1.0 + 1e-9) && kept <= window.to * (1.0 + 1e-9), "{window:?} {kept}");
            }
        }
    }
}

#[test]
fn no_window_is_too_narrow_to_tell_ticks_apart() {
    let mut axis = *layout(false).volumes();
    for _ in 0..200 {
        match Window::zoomed(&axis, 0.7, 0.5) {
            Some(window) => {
                let lens = Lens { window: Some(window), ..Lens::default() };
                let (_, _, layout) = chart("cap=2.1B&vol=3B", lens);
                assert!(layout.x_ticks.len() > 1, "{window:?}");
                axis = *layout.volumes();
            }
            None => return,
        }
    }
    panic!("zooming never ends");
}

#[test]
fn the_wheel_zooms_in_and_out_alike_and_never_wildly() {
    for (travel, low, high) in
        [(0.0, 1.0, 1.0), (-100.0, 0.7, 0.95), (100.0, 1.05, 1.4), (-1e9, 0.4, 0.6), (1e9, 1.6, 2.1)]
    {
        let factor = wheel_factor(travel);
        assert!((low..=high).contains(&factor), "{travel}: {factor}");
    }
    assert!((wheel_factor(120.0) * wheel_factor(-120.0) - 1.0).abs() < 1e-12);
}
