import Diagnostics
import Foundation
import FrontMatter
import Localization
import Markup
import Records
import Testing

@testable import Authoring

@Suite struct FormModelTests {
    private func fields(_ model: FormModel) -> [FormModel.Field] {
        model.groups.flatMap(\.entries).compactMap { if case .field(let field) = $0 { field } else { nil } }
    }

    @Test(arguments: Collection.allCases, [true, false]) func everyDeclaredFieldHasOnePlace(collection: Collection, isTranslation: Bool) {
        let model = FormModel(collection, isTranslation: isTranslation)
        let declared = (isTranslation ? collection.translationFields : collection.type.fields).map(\.key).filter {
            !["translates", "original"].contains($0)
        }
        #expect(fields(model).map(\.path).sorted() == declared.sorted())
        #expect(!model.json(in: .ar).encoded.isEmpty)
    }

    @Test(arguments: Collection.allCases) func thePublishedFormKeepsTheFieldsOfEditors(collection: Collection) {
        let model = FormModel(collection, isTranslation: false)
        let editors = fields(model).filter(\.isForEditors)
        #expect(editors.map(\.path).contains("embargo_until"))
        #expect(!editors.contains { $0.requirement == .required })
        #expect(model.json(in: .fr).encoded.components(separatedBy: #""editors":true"#).count == editors.count + 1)
    }

    @Test func practicesHaveFiveGroupsAndTheirOwnWords() {
        let model = FormModel(.practices, isTranslation: false)
        #expect(model.groups.map(\.group) == [.subject, .practice, .results, .sources, .details])
        for field in fields(model) where FormTexts.field(field.path, in: .practices) != nil {
            #expect(field.help != nil, "\(field.path)")
            for language in Language.builtIn {
                #expect(field.label.written(in: language) != nil && field.help?.written(in: language) != nil, "\(field.path)")
            }
        }
        #expect(model.field(named: "steps.o0.title")?.path == "steps.title")
        #expect(model.field(named: "results.*.source")?.isSourceKey == true)
        #expect(model.field(named: "part.0") == nil)
        let json = model.json(in: .ar).encoded
        #expect(json.contains(#""key":"source""#) && json.contains(#""kind":"source""#) && json.contains(#""key":"section.context""#))
    }
}

@Suite struct FormMergeTests {
    private static let base = """
        ---
        title: "العنوان الأول"
        status: ongoing
        since: 2017
        lead: [ma/a]
        steps:
          - title: "أ"
            text: "نص."
        ---

        ## السياق

        سياق.

        ## مضمون الممارسة

        مضمون.

        """

    private func form(_ text: String) throws -> EntryForm {
        try #require(EntryForm(SourceFile(path: "content/practices/ma/x.md", text: text)))
    }

    /// What the form of an entry sends when nothing is changed.
    private func sent(_ form: EntryForm) -> [String: [String]] {
        var values: [String: [String]] = [:]
        func add(_ entry: FormField) {
            if case .list(.object) = entry.schema { values[entry.name] = [""] + entry.items.map(\.token) }
            if entry.children.isEmpty, entry.items.isEmpty { values[entry.name] = entry.shown.isEmpty ? [""] : entry.shown }
            entry.children.forEach(add)
            for item in entry.items { item.entries.forEach(add) }
        }
        (form.fields + form.parts).forEach(add)
        return values
    }

    @Test func eachSideKeepsItsOwnChanges() throws {
        let base = try form(Self.base)
        let now = try form(Self.base.replacing("2017", with: "2019").replacing("سياق.", with: "سياق آخر."))
        var typed = sent(base)
        typed["title"] = ["عنوان جديد"]
        let merge = FormMerge(typed: typed, base: base, now: now)
        #expect(merge.conflicts.isEmpty && merge.unplaced.isEmpty)
        let text = now.text(after: merge.values)
        #expect(
            text
                == Self.base.replacing("2017", with: "2019").replacing("سياق.", with: "سياق آخر.").replacing(
                    "العنوان الأول", with: "عنوان جديد"))
    }

    @Test func whatBothChangedIsForTheWriter() throws {
        let base = try form(Self.base)
        let now = try form(Self.base.replacing("العنوان الأول", with: "عنوان الملف").replacing("\"أ\"", with: "\"ب\""))
        var typed = sent(base)
        typed["title"] = ["عنواني"]
        typed["steps.o0.text"] = ["نصي."]
        let merge = FormMerge(typed: typed, base: base, now: now)
        #expect(Set(merge.conflicts.keys) == ["title", "steps"])
        #expect(merge.conflicts["title"]?.shown == ["عنوان الملف"])
        let mine = now.text(after: merge.values)
        #expect(mine.contains("عنواني") && mine.contains("نصي.") && mine.contains("title: \"أ\""))
        #expect(now.text(after: FormMerge.dropping(["title", "steps"], from: merge.values)) == now.text(after: [:]))
    }

    @Test func withoutTheBaseAllDifferencesAreShown() throws {
        let now = try form(Self.base.replacing("2017", with: "2019"))
        let merge = FormMerge(typed: sent(try form(Self.base)), base: nil, now: now)
        #expect(Set(merge.conflicts.keys) == ["since"])
    }

    @Test func textUnderALostHeadingIsNotLost() throws {
        let base = try form(Self.base)
        let now = try form(Self.base.replacing("\n## السياق\n\nسياق.\n", with: ""))
        var typed = sent(base)
        for (name, text) in typed where text == ["سياق."] { typed[name] = ["سياق كتبته."] }
        let merge = FormMerge(typed: typed, base: base, now: now)
        // The section is offered by its role: the text takes its place again, and the writer is asked.
        let kept = merge.values.values.contains(["سياق كتبته."]) || merge.unplaced.contains { $0.text == "سياق كتبته." }
        #expect(kept)
        #expect(merge.values.values.contains(["مضمون."]) == false || now.text(after: merge.values).contains("مضمون."))
    }
}
