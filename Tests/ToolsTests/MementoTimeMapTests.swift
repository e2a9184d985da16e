import Localization
import Testing

@testable import Tools

@Suite struct MementoTimeMapTests {
    private static let map = """
        <http://example.org/>; rel="original",
        <https://archive.example/timemap/link/http://example.org/>; rel="self"; type="application/link-format";
         from="Tue, 20 Jun 2000 18:02:59 GMT",
        <https://archive.example/20000620180259/http://example.org/a,b;c>; rel="first memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT",
        <https://archive.example/20100101000000/http://example.org/>; datetime="Fri, 01 Jan 2010 00:00:00 GMT";rel=memento,
        <javascript:alert(1)>; rel="memento"; datetime="Fri, 01 Jan 2010 00:00:00 GMT",
        <https://archive.example/x>; rel="memento"; datetime="yesterday",
        <https://archive.example/20200229000000/http://example.org/>; rel="last memento"; datetime="Sat, 29 Feb 2020 00:00:00 GMT"
        """

    private func day(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }

    @Test func copiesAreReadAndTheNearestComesFirst() throws {
        let map = MementoTimeMap(Self.map)
        #expect(map.mementos.map(\.date.iso) == ["2000-06-20", "2010-01-01", "2020-02-29"])
        #expect(map.mementos[0].url == "https://archive.example/20000620180259/http://example.org/a,b;c")
        #expect(map.nearest(to: try day("2016"), notBefore: nil).map(\.date.iso) == ["2020-02-29", "2010-01-01", "2000-06-20"])
        #expect(map.nearest(to: try day("2001"), notBefore: try day("2009-05")).map(\.date.iso) == ["2010-01-01", "2020-02-29"])
    }

    @Test func anIndexLeadsToThePageOfTheDay() throws {
        let map = MementoTimeMap(
            """
            <https://a.example/1>; rel="timemap"; from="Tue, 20 Jun 2000 18:02:59 GMT"; until="Fri, 01 Jan 2010 00:00:00 GMT",
            <https://a.example/2>; rel="timemap"; from="Fri, 01 Jan 2010 00:00:00 GMT"; until="Sat, 29 Feb 2020 00:00:00 GMT"
            """)
        #expect(map.page(near: try day("2005-03")) == "https://a.example/1")
        #expect(map.page(near: try day("2023")) == "https://a.example/2")
        #expect(MementoTimeMap("<html><body>no links</body>").page(near: try day("2023")) == nil)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sat, 29 Feb 2020 23:59:59 GMT", 1_583_020_799),
        ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
    ])
    func datesOfHTTPAreSeconds(text: String, seconds: Int) { #expect(HTTPDate(text)?.secondsSince1970 == seconds) }

    @Test(arguments: ["", "Sun, 31 Feb 2021 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "06 Nov 1994"])
    func otherTextsAreNoDates(text: String) { #expect(HTTPDate(text) == nil) }

    @Test func theLastAnswerOfCurlCounts() {
        let text =
            "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\nHTTP/2 200 \r\nContent-Type: text/html\r\nretry-after:  7\r\n\r\n"
            + "HTTP/1.1 in a text\r\n\r\n"
        let answer = HTTPClient.parsed(Array(text.utf8))
        #expect(answer.status == 200 && answer["retry-after"] == "7")
        #expect(String(decoding: answer.body, as: UTF8.self) == "HTTP/1.1 in a text\r\n\r\n")
        #expect(HTTPClient.parsed(Array("garbage".utf8)).status == 0)
    }

    /// Mutated TimeMaps: no crash, and only addresses of the web.
    @Test func mutatedTimeMapsAreRead() {
        var state: UInt64 = 7089
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
        let tokens = ["<", ">", ";", ",", "\"", "=", "rel", "memento", "\n", "http://", "\u{0}", "é"].map { Array($0.utf8) }
        var found = 0
        for _ in 0..<4000 {
            var bytes = Array(Self.map.utf8)
            for _ in 0...next(6) {
                let at = next(bytes.count + 1)
                let end = min(bytes.count, at + next(40))
                switch next(3) {
                case 0: bytes.insert(contentsOf: tokens[next(tokens.count)], at: at)
                case 1: bytes.removeSubrange(at..<end)
                default: if at < bytes.count { bytes[at] = UInt8(next(256)) }
                }
            }
            let map = MementoTimeMap(String(decoding: bytes, as: UTF8.self))
            found += map.mementos.count
            #expect(map.mementos.allSatisfy { $0.url.hasPrefix("http") && !$0.url.contains(" ") })
        }
        #expect(found > 4000)
    }
}
