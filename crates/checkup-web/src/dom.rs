//! Elements made and marked: the three calls of the browser that it never refuses.

use web_sys::{Document, Element};

/// Puts a new element with this text behind the others of its parent.
pub(crate) fn append(document: &Document, parent: &Element, tag: &str, text: &str) -> Element {
    let element = must(document.create_element(tag));
    element.set_text_content(Some(text));
    must(parent.append_child(&element));
    element
}

/// Sets an attribute.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    must(element.set_attribute(name, value));
}

/// What the browser cannot refuse: names of elements, attributes and events that are right.
/// (`expect` would bring the code that prints any JavaScript value.)
pub(crate) fn must<T>(result: Result<T, wasm_bindgen::JsValue>) -> T {
    result.unwrap_or_else(|_| unreachable!("a right name is not refused"))
}
