import Testing

@testable import Linking

/// Links are joined byte by byte: each as a walk over the parts of both paths joins it.
@Suite struct ProseLinksTests {
    private static func plain(_ path: String, _ relative: String) -> String? {
        if relative.hasPrefix("/") { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in relative.split(separator: "/") {
            if part == "." { continue }
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }

    @Test func linksAreJoinedAsTheirPartsAre() {
        var state: UInt64 = 3
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let parts = ["..", "../", ".", "./", "/", "//", "a", "b.md", "content", "مصر", "..a", "a..", "", "...", "/../.."]
        for _ in 0..<5000 {
            let relative = (0..<next(6)).map { _ in parts[next(parts.count)] + (next(3) > 0 ? "/" : "") }.joined()
            let path = ["note.md", "content/note.md", "content/practices/ma/x.fr.md"][next(3)]
            #expect(ProseLinks.join(path, relative) == Self.plain(path, relative), "\(path) \(relative)")
        }
    }
}
