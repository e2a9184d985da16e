// Templating turns views into pages. It knows no record: only names, markup, flags and lists.
//
//     let page = try set.render(View(["title": .html(HTML(escaping: "…"))]), with: "practice", in: .ar, …)

package import Markup
internal import Mustache

/// What a template may see: markup that is already safe, flags, and views within views. There is no slot for a bare string.
package struct View: Sendable, ExpressibleByDictionaryLiteral {
    private var slots: [String: Slot]

    package init(dictionaryLiteral elements: (String, Slot)...) {
        slots = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }

    package init(_ slots: [String: Slot]) { self.slots = slots }

    package subscript(name: String) -> Slot? {
        get { slots[name] }
        set { slots[name] = newValue }
    }

    /// The names of both; the other view's win.
    package func merging(_ other: View) -> View {
        View(slots.merging(other.slots) { _, new in new })
    }
}

/// One name of a view.
package enum Slot: Sendable {
    case html(HTML)
    case flag(Bool)
    case view(View)
    case list([View])
    /// Known, but empty here. (Not `none`, which in a place for an optional would mean: not known.)
    case empty

    package static func text(_ text: String) -> Slot { .html(HTML(escaping: text)) }
    package static func number(_ number: Int) -> Slot { .html(HTML(escaping: String(number))) }
    package static func optional(_ html: HTML?) -> Slot { html.map { .html($0) } ?? .empty }
    package static func optional(_ view: View?) -> Slot { view.map { .view($0) } ?? .empty }
}

extension View: MustacheParent {
    package func child(named name: String) -> Any? { slots[name]?.value }
}

extension Slot {
    fileprivate var value: Any {
        switch self {
        case .html(let html): Rendered(renderText: html.text)
        case .flag(let flag): flag
        case .view(let view): view
        case .list(let views): views
        case .empty: Rendered(renderText: "")
        }
    }
}

/// Markup as the library takes it: written as it stands; empty markup makes no section.
struct Rendered: MustacheCustomRenderable {
    let renderText: String
    var isNull: Bool { renderText.isEmpty }
}

/// The bottom of the stack of views: what no view knows is looked for here, and missed here.
final class StrictScope: MustacheParent {
    private let view: View
    private let strings: StringScope
    private(set) var misses: Set<String> = []

    init(view: View, strings: UIStrings) {
        self.view = view
        self.strings = StringScope(strings)
    }

    func child(named name: String) -> Any? {
        if name == "t" { return strings }
        if let value = view.child(named: name) { return value }
        misses.insert(name)
        return nil
    }
}

/// `{{t.key}}`: a string of the theme in the page's language. Missing ones were reported when the theme was loaded.
struct StringScope: MustacheParent {
    private let strings: UIStrings

    init(_ strings: UIStrings) { self.strings = strings }

    func child(named name: String) -> Any? { Rendered(renderText: strings.html(name).text) }
}
