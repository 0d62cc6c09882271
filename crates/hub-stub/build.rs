//! Has the crate built again when a reply is added or taken away.

fn main() {
    println!("cargo::rerun-if-changed=replies");
}
