import Diagnostics
import Foundation
import Localization
import Markup
import Testing

@testable import Templating

/// The tags of Mustache that themes use: cases of our own, and the published specification where a copy of its files is near the clone.
@Suite struct MustacheTests {
    private static let strings = SourceFile(path: "themes/t/strings/en.yaml", text: "home: \"Home\"\n")

    /// The page of a template, as text; nil where the templates do not compile.
    private static func page(_ template: String, _ view: View, partials: [String: String] = [:]) -> String? {
        let files = partials.merging(["page": template]) { _, page in page }
            .map { SourceFile(path: "themes/t/templates/\($0.key).mustache", text: $0.value) }
        let set = TemplateSet.load([strings] + files, languages: [.en], templates: ["page"], keys: []).value
        return set.flatMap { $0 }.map { String(decoding: $0.render([view], with: "page", in: .en).value, as: UTF8.self) }
    }

    private static let people: View = [
        "people": .list([["name": .text("A"), "home": .view(["city": .text("Rabat")])], ["name": .text("B")]]),
        "title": .text("a < b & \"c\""),
        "shown": .flag(true), "hidden": .flag(false), "none": .list([]), "nothing": .empty, "blank": .text(""),
        "person": .view(["name": .text("Joe"), "title": .text("inner")]), "name": .text("outer"),
    ]

    @Test(arguments: [
        ("{{title}}", "a &lt; b &amp; &quot;c&quot;"), ("{{ title }}", "a &lt; b &amp; &quot;c&quot;"), ("|{{nothing}}|{{blank}}|", "|||"),
        ("{{person.name}}", "Joe"), ("{{#person}}{{name}} {{title}}{{/person}} {{name}}", "Joe inner outer"),
        ("{{#person}}{{#shown}}{{name}}{{/shown}}{{/person}}", "Joe"), ("{{#people}}{{name}}{{/people}}", "AB"),
        ("{{#people}}{{#home}}{{city}}{{/home}}{{^home}}-{{/home}}{{/people}}", "Rabat-"),
        ("{{#people}}{{name}}{{^last()}}, {{/last()}}{{/people}}", "A, B"),
        ("{{#people}}{{#first()}}[{{/first()}}{{name}}{{/people}}", "[AB"),
        ("{{#shown}}yes{{/shown}}{{^shown}}no{{/shown}}", "yes"), ("{{#hidden}}yes{{/hidden}}{{^hidden}}no{{/hidden}}", "no"),
        ("{{#none}}yes{{/none}}{{^none}}no{{/none}}", "no"), ("{{#blank}}yes{{/blank}}{{^blank}}no{{/blank}}", "no"),
        ("{{#nothing}}yes{{/nothing}}{{^nothing}}no{{/nothing}}", "no"), ("a{{! a comment\n of two lines }}b", "ab"),
        ("a\n  {{! a line of its own }}  \nb\n", "a\nb\n"), ("a\n{{#shown}}\nb\n{{/shown}}\nc\n", "a\nb\nc\n"),
        ("a\r\n{{#shown}}\r\nb\r\n{{/shown}}\r\n", "a\r\nb\r\n"), (" {{#shown}}b{{/shown}}\n", " b\n"), ("{{>part}}", "<p>outer</p>"),
        ("{{#person}}{{>part}}{{/person}}", "<p>Joe</p>"), ("a\n{{>part}}\nb\n", "a\n<p>outer</p>b\n"),
        ("{{<frame}}{{$main}}own {{name}}{{/main}}{{/frame}}", "[own outer]"), ("{{<frame}}{{/frame}}", "[default]"),
        ("{{<frame}}{{$main}}({{$main}}x{{/main}}){{/main}}{{/frame}}", "[(x)]"),
        ("{{<frame}}{{$main}}{{$b}}1{{/b}}{{/main}}{{$b}}{{$main}}2{{/main}}{{/b}}{{/frame}}", "[2]"),
        ("{{<inner}}{{$body}}x{{/body}}{{/inner}}", "[(x)]"), ("{{t.home}}", "Home"), ("}} { {a} }", "}} { {a} }"),
    ])
    func aTagShowsWhatItNames(template: String, expected: String) {
        let partials = [
            "part": "<p>{{name}}</p>", "frame": "[{{$main}}default{{/main}}]",
            "inner": "{{<frame}}{{$main}}({{$body}}none{{/body}}){{/main}}{{/frame}}",
        ]
        #expect(Self.page(template, Self.people, partials: partials) == expected)
    }

    @Test(arguments: [
        "{{#shown}}", "{{/shown}}", "{{#shown}}{{/hidden}}", "{{name", "{{Name}}", "{{a.b.c}}", "{{#a.b}}{{/a.b}}", "{{.}}", "{{=<% %>=}}",
        "{{>nowhere}}", "{{>page}}", "{{<page}}{{/page}}",
    ])
    func whatTheDialectLacksIsReported(template: String) {
        #expect(Self.page(template, Self.people) == nil)
    }

    @Test func anUnknownNameIsReportedAtItsTag() throws {
        let file = SourceFile(path: "themes/t/templates/page.mustache", text: "a\n {{unknown}}")
        let set = try #require(TemplateSet.load([Self.strings, file], languages: [.en], templates: ["page"], keys: []).value ?? nil)
        let page = set.render([Self.people], with: "page", in: .en)
        #expect(page.value == Array("a\n ".utf8) && page.diagnostics.map(\.code) == [.unknownName])
        #expect(page.diagnostics.first?.location == Diagnostics.SourceLocation(path: file.path, line: 2, column: 2))
    }

    // MARK: The published specification

    private struct Specification: Decodable {
        struct Case: Decodable {
            let name: String
            let template: String
            let data: Value
            let partials: [String: String]?
            let expected: String
        }
        let tests: [Case]
    }

    /// A JSON value.
    private indirect enum Value: Decodable {
        case flag(Bool), text(String), list([Value]), object([String: Value]), null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                self = .text(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .text(String(number))
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }

        var slot: TemplateValue {
            switch self {
            case .flag(let flag): .flag(flag)
            case .text(let text): .text(text)
            case .list(let values): .list(values.map(\.view))
            case .object: .view(view)
            case .null: .empty
            }
        }

        var view: View {
            guard case .object(let values) = self else { return [:] }
            return View(slots: values.map { (TemplateVariableKey($0.key), $0.value.slot) })
        }
    }

    /// The cases in which themes do otherwise than the specification, by reason. Other delimiters (`delimiters.json`) are an error.
    private static let otherwise: Set<String> = [
        // A name has at most two parts, a section's one.
        "interpolation: Dotted Names - Arbitrary Depth",
        "interpolation: Dotted Names - Broken Chain Resolution",
        "interpolation: Dotted Names - Broken Chains",
        "interpolation: Dotted Names - Initial Resolution",
        "inverted: Dotted Names - Broken Chains",
        "inverted: Dotted Names - Falsey",
        "inverted: Dotted Names - Truthy",
        "sections: Deeply Nested Contexts",
        "sections: Dotted Names - Broken Chains",
        "sections: Dotted Names - Falsey",
        "sections: Dotted Names - Truthy",
        // There is no implicit iterator.
        "interpolation: Implicit Iterators - Ampersand",
        "interpolation: Implicit Iterators - Basic Integer Interpolation",
        "interpolation: Implicit Iterators - Basic Interpolation",
        "interpolation: Implicit Iterators - HTML Escaping",
        "interpolation: Implicit Iterators - Triple Mustache",
        "sections: Implicit Iterator - Ampersand",
        "sections: Implicit Iterator - Array",
        "sections: Implicit Iterator - Decimal",
        "sections: Implicit Iterator - HTML Escaping",
        "sections: Implicit Iterator - Integer",
        "sections: Implicit Iterator - Root-level",
        "sections: Implicit Iterator - String",
        "sections: Implicit Iterator - Triple mustache",
        "sections: Variable test",
        // A value is safe markup already: nothing is shown unescaped.
        "interpolation: Ampersand",
        "interpolation: Triple Mustache",
        "~inheritance: Triple Mustache",
        // A missing or recursive partial is an error.
        "partials: Failed Lookup",
        "partials: Recursion",
        "~inheritance: Recursion",
        // Nothing is indented, and a parent keeps the line break after it.
        "partials: Standalone Indentation",
        "partials: Standalone Without Newline",
        "partials: Standalone Without Previous Line",
        "~inheritance: Block reindentation",
        "~inheritance: Inherit",
        "~inheritance: Intrinsic indentation",
        "~inheritance: Nested block reindentation",
        "~inheritance: Override parent with newlines",
        "~inheritance: Standalone block",
        "~inheritance: Standalone parent",
    ]

    private static var folder: URL? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let files = folder.appendingPathComponent("shared/mustache-spec")
            if FileManager.default.fileExists(atPath: files.path) { return files }
        }
        return nil
    }

    @Test(.enabled(if: folder != nil, "no copy of the Mustache specification (shared/mustache-spec) above the clone"))
    func theSpecificationHoldsAsFarAsThemesUseIt() throws {
        let folder = try #require(Self.folder)
        var different: Set<String> = []
        var count = 0
        for name in ["comments", "interpolation", "inverted", "partials", "sections", "~inheritance"] {
            let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
            for test in try JSONDecoder().decode(Specification.self, from: data).tests {
                count += 1
                let page = Self.page(test.template, test.data.view, partials: test.partials ?? [:])
                if page != test.expected { different.insert("\(name): \(test.name)") }
            }
        }
        #expect(count >= 149)
        #expect(different.symmetricDifference(Self.otherwise).sorted() == [])
    }
}
