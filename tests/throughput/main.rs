//! The modelled throughput against measured runs, and what must hold of it for any model.

mod calibration;
mod fit;
mod measured;
mod properties;
mod summary;
