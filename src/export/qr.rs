//! A link as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;

/// A square of modules, white margin included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Rows from top to bottom; `true` is dark.
    pub rows: Vec<Vec<bool>>,
}

/// The code of a text; `None` if it is too long for one, from about 2,300 characters on.
#[must_use]
pub fn code(text: &str) -> Option<Qr> {
    // A link on a screen is not worn off: the least correction of the usual kind keeps the modules large. What is left over
    // in the size found is used for more.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = usize::try_from(code.size()).ok()? + 2 * QUIET;
    let inside = |at: usize| i32::try_from(at).unwrap_or(0) - QUIET as i32;
    let row = |y: usize| (0..side).map(|x| code.get_module(inside(x), inside(y))).collect();
    Some(Qr { rows: (0..side).map(row).collect() })
}

impl Qr {
    /// Modules along one side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.rows.len()
    }

    /// An SVG of it, white margin included.
    #[must_use]
    pub fn svg(&self) -> String {
        let (side, path) = (self.side(), self.path());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{path}\"/></svg>"
        )
    }

    /// The dark modules as the path of an SVG whose unit is one module: `M4 4h7v1h-7z`, a piece for each run.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    path += &format!("M{x} {y}h{0}v1h-{0}z", run.len());
                }
                x += run.len();
            }
        }
        path
    }
}
