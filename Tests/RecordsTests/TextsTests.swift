import Diagnostics
import Foundation
import FrontMatter
import Localization
import Records
import Testing

/// The string files: complete in each language, read as YAML is read, and used by the program.
@Suite struct TextsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let reference = Language.en
    /// Files whose keys follow from what they describe; the keys of the others are `TextID`.
    private static let derived: Set<String> = ["diagnostics", "fields", "form-fields", "form-fixes", "guidance", "input", "vocabularies"]

    /// The texts of all files of a language, by key, as the YAML reader reads them.
    private static func texts(in language: Language) throws -> [String: String] {
        let folder = root.appendingPathComponent("strings/\(language.rawValue)")
        var texts: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "yaml" {
            let text = try String(contentsOf: file, encoding: .utf8)
            let yaml = YAMLReader.read(text[...], path: file.path, lineOffset: 0)
            #expect(yaml.diagnostics.isEmpty, "\(file.path)")
            collect(try #require(yaml.value), file.deletingPathExtension().lastPathComponent, &texts)
        }
        return texts
    }

    private static func collect(_ node: YAMLNode, _ key: String, _ texts: inout [String: String]) {
        switch node.value {
        case .scalar(let text): texts[key] = text
        case .mapping(let entries): for (name, value) in entries { collect(value, "\(key).\(name.scalar ?? "?")", &texts) }
        case .sequence: Issue.record("a list under \(key)")
        }
    }

    /// The key without its plural form.
    private static func singular(_ key: String) -> String {
        guard let dot = key.lastIndex(of: "."), PluralCategory(rawValue: String(key[key.index(after: dot)...])) != nil else { return key }
        return String(key[..<dot])
    }

    private static func keys(of file: String, in texts: [String: String]) -> Set<String> {
        Set(texts.keys.filter { $0.hasPrefix(file + ".") }.map { singular(String($0.dropFirst(file.count + 1))) })
    }

    private static func placeholders(_ texts: [String: String]) -> [String: Set<String>] {
        texts.reduce(into: [:]) { found, entry in
            found[singular(entry.key), default: []].formUnion(entry.value.matches(of: /\{[a-z]+\}/).map { String($0.output) })
        }
    }

    @Test func eachLanguageHasAFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("strings").path)
        let folders = files.filter { !$0.hasSuffix(".yaml") }
        #expect(Set(folders) == Set(Language.builtIn.map(\.rawValue)))
    }

    /// The program's reader knows a part of YAML: it must find the same keys and texts as the YAML reader. Run `script/strings` if not.
    @Test(arguments: Language.builtIn)
    func theProgramReadsWhatTheFilesSay(language: Language) throws {
        let texts = try Self.texts(in: language)
        #expect(texts.count > 300)
        for (key, text) in texts { #expect(LocalizedText(group: key, name: "").written(in: language) == text, "\(key)") }
    }

    @Test(arguments: Language.builtIn)
    func eachLanguageIsComplete(language: Language) throws {
        let (texts, reference) = (try Self.texts(in: language), try Self.texts(in: Self.reference))
        let (keys, wanted) = (Set(texts.keys.map(Self.singular)), Set(reference.keys.map(Self.singular)))
        #expect(wanted.subtracting(keys).sorted() == [], "missing in \(language.rawValue)")
        #expect(keys.subtracting(wanted).sorted() == [], "unknown in \(language.rawValue)")
        #expect(Self.placeholders(texts) == Self.placeholders(reference))
        for (key, text) in texts { #expect(!text.trimmingCharacters(in: .whitespaces).isEmpty, "\(key)") }
        for key in keys where texts[key] == nil {
            for form in PluralCategory.needed(in: language) { #expect(texts["\(key).\(form.rawValue)"] != nil, "\(key).\(form.rawValue)") }
        }
    }

    /// If not, run `script/strings`.
    @Test func theListOfIdentifiersIsUpToDate() throws {
        let named = try Self.texts(in: Self.reference).keys.filter { key in !Self.derived.contains { key.hasPrefix($0 + ".") } }
        #expect(Set(TextID.allCases.map(\.rawValue)) == Set(named.map(Self.singular)))
    }

    @Test func eachDiagnosticHasItsTexts() throws {
        let wanted = DiagnosticCode.allCases.flatMap { ["\($0.rawValue).message", "\($0.rawValue).fix"] }
        #expect(Self.keys(of: "diagnostics", in: try Self.texts(in: Self.reference)) == Set(wanted))
    }

    /// Reads the declarations in the sources, since some are private: `Field("practices.since", …)`.
    @Test func eachFieldHasItsText() throws {
        let declared = try Self.found(/Field(?:<[^(]*>)?\(\s*"([a-z-]+\.[a-z_]+)"/).union(["terms.word-list", "source-records.title_in"])
        #expect(declared.count > 100)
        #expect(Self.keys(of: "fields", in: try Self.texts(in: Self.reference)) == declared)
    }

    @Test func textsOfTheFormAreForFieldsAndCodes() throws {
        let texts = try Self.texts(in: Self.reference)
        var paths: Set<String> = []
        for collection in Collection.allCases { Self.collectPaths(collection.type.fields + collection.type.translatedFields, "", &paths) }
        for key in Self.keys(of: "form-fields", in: texts) {
            let parts = key.split(separator: ".")
            #expect(paths.contains(parts.dropFirst().dropLast().joined(separator: ".")), "\(key)")
        }
        for code in Self.keys(of: "form-fixes", in: texts) { #expect(DiagnosticCode(rawValue: code) != nil, "\(code)") }
    }

    private static func collectPaths(_ fields: [DeclaredField], _ prefix: String, _ paths: inout Set<String>) {
        for field in fields {
            let path = prefix + field.key
            paths.insert(path)
            switch field.schema {
            case .object(let inner), .list(.object(let inner)): collectPaths(inner, path + ".", &paths)
            default: break
            }
        }
    }

    @Test func eachVocabularyHasItsLabels() throws {
        let groups = try Self.found(/"vocabularies\.([a-z-]+)"/)
        let keys = Self.keys(of: "vocabularies", in: try Self.texts(in: Self.reference))
        #expect(groups.count > 15)
        #expect(Set(keys.map { String($0.prefix { $0 != "." }) }) == groups)
        for collection in Collection.allCases {
            for field in collection.type.fields + collection.type.translatedFields { Self.expectLabels(field.schema) }
        }
    }

    private static func expectLabels(_ schema: FieldSchema) {
        switch schema {
        case .vocabulary(let entries):
            for entry in entries {
                for language in Language.builtIn { #expect(entry.label.written(in: language) != nil, "\(entry.value)") }
            }
        case .list(let element): expectLabels(element)
        case .object(let fields): for field in fields { expectLabels(field.schema) }
        default: break
        }
    }

    /// What the sources hold at the group of an expression.
    private static func found(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
        let folder = root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        var found: Set<String> = []
        for file in files where file.pathExtension == "swift" {
            found.formUnion(try String(contentsOf: file, encoding: .utf8).matches(of: pattern).map { String($0.output.1) })
        }
        return found
    }

    /// A text that a language lacks shows as its key, never in another language.
    @Test func aMissingTextShowsItsKey() {
        #expect(LocalizedText(group: "fields", name: "practices.none")[.fr] == "fields.practices.none")
        #expect(LocalizedText(group: "fields", name: "practices.none").written(in: .fr) == nil)
        #expect(LocalizedText(ar: "نص")[.fr] == "نص")
    }

    @Test(arguments: [(1, "شهر"), (2, "شهرين"), (3, "أشهر"), (24, "شهرا"), (100, "شهر")])
    func numbersSelectPluralForms(months: Int, word: String) {
        let issue = Diagnostic(.staleNote, at: Diagnostics.SourceLocation(path: "x.md"), detail: String(months))
        let message = issue.message(in: .ar)
        #expect(message.split { " .".contains($0) }.contains(word[...]), "\(message)")
    }

    @Test func valuesAreNotFilledInAgain() {
        let issue = Diagnostic(.unknownKey, at: Diagnostics.SourceLocation(path: "x.md"), offendingText: "{detail}", detail: "{text}")
        #expect(issue.message(in: .en).contains("{detail}"))
        #expect(issue.fix(in: .en).contains("{text}"))
    }

    @Test(arguments: Language.builtIn)
    func aMissingDetailLeavesNoParentheses(language: Language) {
        let fault = Diagnostic(.missingKey, at: SourceLocation(path: "x.md"), offendingText: "title")
        #expect(!fault.fix(in: language).contains("()") && fault.fix(in: language).contains("title"))
    }

    /// No-break spaces before : ; ! ? » and after «, typographic apostrophes.
    @Test(arguments: ["strings/fr", "themes/default/strings"])
    func frenchTextsKeepFrenchTypography(folder: String) throws {
        let url = Self.root.appendingPathComponent(folder)
        for file in try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        where folder.hasSuffix("fr") || file.lastPathComponent == "fr.yaml" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
                let text = line.replacing(/`[^`]*`|https?:[^ ]*/, with: "")
                #expect(!text.contains(/\ [:;!?»]|«\ |n°\ |\p{L}'\p{L}/), "\(file.lastPathComponent): \(line)")
            }
        }
    }
}
