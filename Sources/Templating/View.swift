// Templating turns views into pages. It knows no record: only names, markup, flags and lists.
//
//     let page = set.render([frame, ["title": .html(HTML(escaping: "…"))]], with: "practice", in: .ar)

package import Markup
internal import Serialization

/// A name in a view or a template, compared as a number: pages look up hundreds of them.
///
/// The number is a 64-bit hash (FNV-1a) of the name's bytes; among some hundred names two alike are not to be expected in the life of the project.
package struct Name: Sendable, Hashable, ExpressibleByStringLiteral {
    private let hash: UInt64

    package init(stringLiteral text: StaticString) {
        hash = text.withUTF8Buffer { FNV1a($0).value }
    }

    package init(_ text: String) {
        var text = text
        hash = text.withUTF8 { FNV1a($0).value }
    }

    /// One of 64.
    fileprivate var bit: UInt64 { 1 << (hash & 63) }
}

/// What a template may see: markup that is already safe, flags, and views within views. There is no slot for a bare string.
package struct View: Sendable, ExpressibleByDictionaryLiteral {
    private var entries: [(Name, TemplateValue)]
    /// A bit of each name that is here: a template asks every view of a page for names that most of them lack.
    private var bits: UInt64 = 0

    package init(dictionaryLiteral elements: (Name, TemplateValue)...) { self.init(slots: elements) }

    package init(slots: [(Name, TemplateValue)]) {
        entries = slots
        for index in slots.indices { bits |= slots[index].0.bit }
    }

    /// Views are small: a walk over a few dozen numbers beats a hash table, and costs nothing to build.
    package subscript(name: Name) -> TemplateValue? {
        get {
            guard bits & name.bit != 0 else { return nil }
            for index in entries.indices where entries[index].0 == name { return entries[index].1 }
            return nil
        }
        set {
            let index = bits & name.bit == 0 ? nil : entries.indices.first { entries[$0].0 == name }
            switch (index, newValue) {
            case (let index?, let slot?): entries[index].1 = slot
            case (let index?, nil): entries.remove(at: index)
            case (nil, let slot?):
                entries.append((name, slot))
                bits |= name.bit
            case (nil, nil): break
            }
        }
    }

    /// The names of both; the other view's win.
    package func merging(_ other: View) -> View {
        var merged = self
        merged.merge(other)
        return merged
    }

    /// Takes the names of another view, over its own.
    package mutating func merge(_ other: View) {
        // With room for what a page adds of its own.
        entries.reserveCapacity(entries.count + other.entries.count + 16)
        for (name, slot) in other.entries { self[name] = slot }
    }
}

/// One name of a view.
package enum TemplateValue: Sendable {
    case html(HTML)
    case flag(Bool)
    case view(View)
    case list([View])
    /// Known, but empty here. (Not `none`, which in a place for an optional would mean: not known.)
    case empty

    package static func text(_ text: String) -> TemplateValue { .html(HTML(escaping: text)) }
    package static func number(_ number: Int) -> TemplateValue { .html(HTML(escaping: String(number))) }
    package static func optional(_ html: HTML?) -> TemplateValue { html.map { .html($0) } ?? .empty }
    package static func optional(_ view: View?) -> TemplateValue { view.map { .view($0) } ?? .empty }

    /// Whether a section over it is shown.
    var isShown: Bool {
        switch self {
        case .html(let html): !html.isEmpty
        case .flag(let flag): flag
        case .view: true
        case .list(let views): !views.isEmpty
        case .empty: false
        }
    }
}
