import Diagnostics
import Records
import Testing

@testable import Authoring

/// Three versions of an entry: what only one side changed is kept, and what both changed is merged or refused.
@Suite struct EntryMergeTests {
    private let base = """
        ---
        title: "خلية الإحالة في المحاكم"
        country: aa
        status: ongoing
        sources:
          - key: s1
            publisher: "ناشر"
          - key: s2
            publisher: "آخر"
        ---

        ## السياق

        فقرة أولى[^s1].

        فقرة ثانية[^s2].

        ## النتائج

        نتيجة[^s1].

        """

    private func merge(_ base: String?, _ here: String, _ received: String, _ choices: [String: EntryMerge.ConflictChoice] = [:]) throws
        -> EntryMerge
    {
        func file(_ text: String) -> SourceFile { SourceFile(path: "content/practices/aa/x.md", text: text) }
        return try #require(
            EntryMerge(base: base.map(file), here: file(here), received: file(received), in: .practices, choices: choices))
    }

    @Test func anUnchangedEntryKeepsEveryByte() throws {
        let merge = try merge(base, base, base)
        #expect(merge.changes.isEmpty)
        #expect(merge.text == base)
    }

    @Test func anotherWayOfWritingIsNoChange() throws {
        let other = base.replacing("status: ongoing", with: "status: \"ongoing\"").replacing("\n", with: "\r\n")
            .replacing("فقرة أولى[^s1].", with: "فقرة\r\nأولى[^s1].")
        let merge = try merge(base, base, other)
        #expect(merge.changes.isEmpty)
        #expect(merge.text == base)
    }

    @Test func bothSidesChangeDifferentFields() throws {
        let here = base.replacing("status: ongoing", with: "status: ended # here")
        let received = base.replacing("خلية الإحالة في المحاكم", with: "خلايا الإحالة في المحاكم")
        let merge = try merge(base, here, received)
        #expect(merge.changes.map(\.name) == ["title"])
        #expect(merge.changes.map(\.outcome) == [.taken])
        #expect(merge.text == here.replacing("خلية الإحالة في المحاكم", with: "خلايا الإحالة في المحاكم"))
    }

    @Test func theSameFieldIsAConflictUntilASideIsChosen() throws {
        let (here, received) = (
            base.replacing("status: ongoing", with: "status: ended"), base.replacing("status: ongoing", with: "status: pilot")
        )
        let open = try merge(base, here, received)
        #expect(open.conflicts.map(\.name) == ["status"])
        #expect(open.conflicts.first?.here == "status: ended\n")
        #expect(open.conflicts.first?.received == "status: pilot\n")
        #expect(open.text == here)
        #expect(try merge(base, here, received, ["status": .received]).text == received)
        #expect(try merge(base, here, received, ["all": .here]).text == here)
        #expect(try merge(base, here, received, ["all": .here]).conflicts.isEmpty)
    }

    @Test func paragraphsOfOneSectionAreMerged() throws {
        let here = base.replacing("فقرة أولى[^s1].", with: "فقرة أولى معدلة[^s1].")
        let received = base.replacing("فقرة ثانية[^s2].", with: "فقرة ثانية[^s2].\n\nفقرة ثالثة[^s2].")
        let merge = try merge(base, here, received)
        #expect(merge.changes.map(\.outcome) == [.merged])
        #expect(merge.text == here.replacing("فقرة ثانية[^s2].", with: "فقرة ثانية[^s2].\n\nفقرة ثالثة[^s2]."))
    }

    @Test func sourcesAddedOnBothSidesAreBothKept() throws {
        let last = "  - key: s2\n    publisher: \"آخر\"\n"
        let here = base.replacing(last, with: last + "  - key: s3\n    publisher: \"ثالث\"\n")
        let received = base.replacing(last, with: last + "  - key: s4\n    publisher: \"رابع\"\n")
        let merge = try merge(base, here, received)
        #expect(merge.conflicts.isEmpty)
        #expect(
            merge.text
                == base.replacing(
                    last, with: last + "  - key: s3\n    publisher: \"ثالث\"\n  - key: s4\n    publisher: \"رابع\"\n"))
    }

    @Test func withoutABaseDifferencesAreConflictsAndOmissionsAreNone() throws {
        let received = base.replacing("status: ongoing\n", with: "").replacing("country: aa", with: "country: bb")
            .replacing("---\n\n##", with: "scale: local\n---\n\n##")
        let merge = try merge(nil, base, received)
        #expect(merge.conflicts.map(\.name) == ["country"])
        #expect(merge.changes.filter { $0.outcome == .taken }.map(\.name) == ["scale"])
        #expect(merge.text.contains("status: ongoing\n"))
    }

    @Test func aSectionIsAddedAfterItsPredecessorAndRemoved() throws {
        let added = base.replacing("## النتائج", with: "## مضمون الممارسة\n\nخطوات[^s1].\n\n## النتائج")
        #expect(try merge(base, base, added).text == added)
        let removed = String(base[..<(try #require(base.firstRange(of: "\n## النتائج"))).lowerBound])
        #expect(try merge(base, base, removed).changes.map(\.name) == ["section.results"])
        #expect(!(try merge(base, base, removed).text.contains("نتيجة")))
    }

    /// Each edit of one side with each of the other: both are in the result, and the order of the sides does not matter.
    @Test func editsOfDifferentPlacesAreBothKept() throws {
        let edits = [
            ("خلية الإحالة في المحاكم", "خلايا الإحالة في المحاكم"), ("status: ongoing", "status: ended"), ("\"ناشر\"", "\"ناشر أول\""),
            ("\"آخر\"", "\"ناشر ثان\""), ("فقرة أولى[^s1].", "فقرة معدلة[^s1]."), ("فقرة ثانية[^s2].", "فقرة أخرى[^s2]."),
            ("نتيجة[^s1].", "نتيجة معدلة[^s1]."), ("sources:", "scale: local\nsources:"),
            ("## النتائج", "## الأثر\n\nأثر[^s1].\n\n## النتائج"),
        ]
        for (index, mine) in edits.enumerated() {
            for (other, theirs) in edits.enumerated() where other != index {
                let (here, received) = (base.replacing(mine.0, with: mine.1), base.replacing(theirs.0, with: theirs.1))
                let merge = try merge(base, here, received)
                #expect(merge.conflicts.isEmpty, "\(mine) \(theirs)")
                #expect(VersionMerger(.part).isSame(merge.text, here.replacing(theirs.0, with: theirs.1)), "\(mine) \(theirs)")
            }
        }
    }

    @Test func draftIsTheEditorsOwn() throws {
        let received = base.replacing("status: ongoing\n", with: "status: ongoing\ndraft: true\n")
        #expect(try merge(base, base, received).text == base)
    }
}
