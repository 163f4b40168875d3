//! Typical requests, for who knows their users but not their tokens. The numbers are this project's assumptions, made in
//! November 2026 and not measured: to begin with, and to be replaced by one's own.

use crate::units::Share;

/// A kind of use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// Id.
    pub id: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Input tokens of a request.
    pub tokens_in: f64,
    /// Output tokens of a request.
    pub tokens_out: f64,
    /// Part of the input that a prompt cache can serve, percent. Providers cache nothing below a thousand tokens or so.
    pub cached_percent: f64,
    /// Requests of one active user on a working day.
    pub per_user_day: f64,
    /// What is assumed, without the numbers.
    pub assumes: &'static str,
}

/// Requests as a link states them (`req`, `tin`, `tout`, `cache`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequestLoad {
    /// Requests per day of the calendar.
    pub requests_per_day: f64,
    /// Input tokens of the average request.
    pub tokens_in: f64,
    /// Output tokens of the average request.
    pub tokens_out: f64,
    /// Part of the input the API can serve from its prompt cache.
    pub cached_share: Share,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Demand {
    /// Active users, at work five days of seven.
    Users(f64),
    /// Requests per day of the calendar.
    RequestsPerDay(f64),
}

/// Working days among all days.
const WORKING: f64 = 5.0 / 7.0;

/// All of them.
pub const PROFILES: [Profile; 5] = [
    Profile {
        id: "chat",
        name: "Chat",
        tokens_in: 1500.0,
        tokens_out: 350.0,
        cached_percent: 30.0,
        per_user_day: 10.0,
        assumes: "each turn sends standing instructions and the conversation so far, and gets a few paragraphs back",
    },
    Profile {
        id: "retrieval",
        name: "Retrieval (RAG)",
        tokens_in: 4000.0,
        tokens_out: 300.0,
        cached_percent: 0.0,
        per_user_day: 8.0,
        assumes: "each question brings about ten passages that differ every time, and gets a short answer that cites them",
    },
    Profile {
        id: "classification",
        name: "Classification",
        tokens_in: 500.0,
        tokens_out: 10.0,
        cached_percent: 0.0,
        per_user_day: 100.0,
        assumes: "each item is a message with its instructions, too short for a prompt cache, and gets a label back",
    },
    Profile {
        id: "summarising",
        name: "Summarising",
        tokens_in: 6000.0,
        tokens_out: 400.0,
        cached_percent: 0.0,
        per_user_day: 5.0,
        assumes: "each document of about ten pages is read once, and gets half a page back",
    },
    Profile {
        id: "coding-agent",
        name: "Coding agent",
        tokens_in: 30_000.0,
        tokens_out: 500.0,
        cached_percent: 85.0,
        per_user_day: 150.0,
        assumes: "each step sends the whole task so far, nearly all of it as in the step before, and gets an edit or a command back",
    },
];

/// The profile with this id.
#[must_use]
pub fn profile(id: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|profile| profile.id == id)
}

impl Profile {
    /// The load of so many users or requests; less than none, and "not a number", count as none.
    #[must_use]
    pub fn workload(&self, demand: Demand) -> RequestLoad {
        let a_day = match demand {
            Demand::Users(users) => users * self.per_user_day * WORKING,
            Demand::RequestsPerDay(requests) => requests,
        };
        RequestLoad {
            requests_per_day: if a_day > 0.0 { a_day } else { 0.0 },
            tokens_in: self.tokens_in,
            tokens_out: self.tokens_out,
            cached_share: Share::from_percent(self.cached_percent),
        }
    }
}
