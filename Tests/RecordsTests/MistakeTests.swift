import Diagnostics
import Foundation
import FrontMatter
import Localization
import Testing

@testable import Records

/// A table of what people really type, with what the check must say about it: `mistakes.yaml`.
@Suite struct MistakeTests {
    struct Mistake: CustomStringConvertible, Sendable {
        let name: String
        /// The first place of the base entry that holds it is replaced.
        let old: String
        let new: String
        let code: String
        let line: Int
        /// What to do about it, by language.
        let fix: [Language: String]

        var description: String { name }
        var text: String { BaseEntry.text.replacing(old, with: new, maxReplacements: 1) }
    }

    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("mistakes.yaml").path

    static let all: [Mistake] = {
        guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8),
            case .sequence(let nodes)? = YAMLReader.read(text[...], path: file, lineOffset: 0).value?.value
        else { return [] }
        return nodes.map { node in
            guard case .mapping(let entries) = node.value else { return Mistake(name: "", old: "", new: "", code: "", line: 0, fix: [:]) }
            func value(_ key: String) -> String { entries.first { $0.key.scalar == key }?.value.scalar ?? "" }
            return Mistake(
                name: value("name"), old: value("old"), new: value("new"), code: value("code"), line: Int(value("line")) ?? 0,
                fix: Dictionary(uniqueKeysWithValues: Language.builtIn.map { ($0, value($0.rawValue)) }))
        }
    }()

    @Test func theTableIsRead() {
        #expect(Self.all.count >= 150)
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    }

    /// Exactly one diagnostic: the one of the mistake, on its line, with its fix in the reader's language.
    @Test(arguments: all) func aMistakeIsReportedWithItsFix(_ mistake: Mistake) {
        #expect(mistake.text != BaseEntry.text)
        let found = BaseEntry.diagnostics(mistake.text)
        #expect(found.map(\.code.rawValue) == [mistake.code], "\(found)")
        guard let first = found.first else { return }
        #expect(first.location.line == mistake.line)
        for language in Language.builtIn { #expect(first.fix(in: language) == mistake.fix[language]) }
    }

    /// What a fix leaves is right, or has only what must be corrected by hand.
    @Test(arguments: all) func theFixOfAMistakeRemovesIt(_ mistake: Mistake) {
        let found = BaseEntry.diagnostics(mistake.text)
        let fixes = found.compactMap(\.fix)
        guard !fixes.isEmpty else { return }
        let fixed = Fix.apply(fixes, to: mistake.text)
        #expect(fixed.count == Set(fixes).count, "\(fixes)")
        #expect(BaseEntry.diagnostics(fixed.text) == [], "\(fixed.text)")
    }
}
