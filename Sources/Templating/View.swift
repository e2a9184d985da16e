// Templating: compiles Mustache templates and renders views (`TemplateSet`, `Template`, `View`).
// It must not depend on records: views hold only names, markup, flags and lists.
//
//     let files = [
//         SourceFile(path: "themes/x/strings/en.yaml", text: "home: \"Home\"\n"),
//         SourceFile(path: "themes/x/templates/page.mustache", text: "<h1>{{title}}</h1>"),
//     ]
//     let set = try #require(TemplateSet.load(files, languages: [.en], templates: ["page"], keys: ["home"]).value)
//     let page = set.render([["title": .text("A < B")]], with: "page", in: .en)

package import Markup
internal import Serialization

/// A name in a view or template, stored as a hash: pages look up hundreds of names.
///
/// A 64-bit FNV-1a hash of the name's bytes. With a few hundred names, collisions are practically impossible.
package struct TemplateVariableKey: Sendable, Hashable, ExpressibleByStringLiteral {
    private let hash: UInt64

    package init(stringLiteral text: StaticString) {
        hash = text.withUTF8Buffer { FNV1a($0).value }
    }

    package init(_ text: String) {
        var text = text
        hash = text.withUTF8 { FNV1a($0).value }
    }

    /// One of 64 bits.
    fileprivate var bit: UInt64 { 1 << (hash & 63) }
}

/// The values that a template can show: safe markup, flags and nested views. Plain strings are not possible, so nothing is unescaped.
package struct View: Sendable, ExpressibleByDictionaryLiteral {
    private var entries: [(TemplateVariableKey, TemplateValue)]
    /// One bit for each name in the view, to rule out most missing names without a search.
    private var bits: UInt64 = 0

    package init(dictionaryLiteral elements: (TemplateVariableKey, TemplateValue)...) { self.init(slots: elements) }

    package init(slots: [(TemplateVariableKey, TemplateValue)]) {
        entries = slots
        for index in slots.indices { bits |= slots[index].0.bit }
    }

    /// A linear search: views have a few dozen names, for which a hash table would be slower.
    package subscript(name: TemplateVariableKey) -> TemplateValue? {
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

    /// A view with the entries of both; those of the other view win.
    package func merging(_ other: View) -> View {
        var merged = self
        merged.merge(other)
        return merged
    }

    /// Adds the entries of another view and replaces existing ones.
    package mutating func merge(_ other: View) {
        // 16: capacity for the names that a page adds.
        entries.reserveCapacity(entries.count + other.entries.count + 16)
        for (name, slot) in other.entries { self[name] = slot }
    }
}

/// The value of one name of a view.
package enum TemplateValue: Sendable {
    case html(HTML)
    case flag(Bool)
    case view(View)
    case list([View])
    /// Known, but without a value. (Not named `none`, which would be ambiguous with an absent optional.)
    case empty

    package static func text(_ text: String) -> TemplateValue { .html(HTML(escaping: text)) }
    package static func number(_ number: Int) -> TemplateValue { .html(HTML(escaping: String(number))) }
    package static func optional(_ html: HTML?) -> TemplateValue { html.map { .html($0) } ?? .empty }
    package static func optional(_ view: View?) -> TemplateValue { view.map { .view($0) } ?? .empty }

    /// Whether a section with this value is shown.
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
