import Privacy
import Testing

/// What reads eight bytes at a time must find the same at every place, and at the ends.
@Suite struct ByteTests {
    @Test(arguments: 0..<20, 0..<10)
    func textsAreFoundAtEveryPlace(before: Int, after: Int) {
        let search = MultiPatternSearch(["(at)", "docket", "الكائن ب", "street name"])
        for (index, needle) in ["(at)", "docket", "الكائن ب", "street name"].enumerated() {
            for filler in ["x", "ا"] {
                let text = String(repeating: filler, count: before) + needle + String(repeating: filler, count: after)
                var found: [[Int]] = []
                Array(text.utf8).withUnsafeBufferPointer { bytes in search.matches(in: bytes) { found.append([$0, $1]) } }
                #expect(found == [[index, before * filler.utf8.count]], "\(text)")
            }
        }
    }

    @Test(arguments: 0..<20)
    func pagesAreReadAtEveryPlace(before: Int) {
        let pad = String(repeating: "س", count: before % 3) + String(repeating: "x", count: before)
        let html = "<p class=\"\(pad)\">\(pad)<b>06</b>12&amp;34<br title=\"\(pad)&quot;a\">\(pad)</p><img src='x"
        let read = Array(html.utf8).withUnsafeBufferPointer { String(decoding: VisibleText.of($0), as: UTF8.self) }
        #expect(read == "\u{C}\(pad)0612&34\u{C}\(pad)\u{C}\u{C}\u{C}\(pad)\"a\u{C}")
    }
}
