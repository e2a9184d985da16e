internal import Foundation
internal import Pipeline

/// A booklet printed through Chromium, again and again until its table of contents says on which page each note stands.
///
/// The browser cannot write the page of an anchor into a page (`target-counter`). So each print is read for where the anchors came to stand,
/// and the next one is told: as `data-page` on every link to them, which the booklet's style sheet shows.
struct BookletPrint {
    private let page: URL
    private let site: BuiltSite
    private let browser: SystemTool

    /// The second print is right unless the numbers made the contents grow by a page; then the third is.
    private static let prints = 4

    init(of page: String, in site: BuiltSite, with browser: SystemTool) {
        (self.page, self.site, self.browser) = (URL(fileURLWithPath: page), site, browser)
    }

    /// The finished file; nil where the browser prints none.
    func pdf() throws -> Data? {
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("tabadul-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: work) }
        let copy = try setUp(work)
        let written = try String(contentsOf: page, encoding: .utf8)
        var places = PDFDestinations.none
        for _ in 1...Self.prints {
            try numbered(written, places).write(to: copy, atomically: false, encoding: .utf8)
            guard let pdf = try print(copy, in: work) else { return nil }
            let found = PDFDestinations(pdf)
            if found == places { return pdf }
            places = found
        }
        // Numbers that never settle would lie: the booklet goes without them.
        try written.write(to: copy, atomically: false, encoding: .utf8)
        return try print(copy, in: work)
    }

    /// A folder in which the page's copy finds everything of the site where the page does.
    private func setUp(_ work: URL) throws -> URL {
        let root = URL(fileURLWithPath: site.folder).standardizedFileURL
        let path = page.standardizedFileURL.path.dropFirst(root.path.count).split(separator: "/")
        let copy = work.appendingPathComponent(path.joined(separator: "/"))
        try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        for entry in try FileManager.default.contentsOfDirectory(atPath: root.path) where entry != path.first.map(String.init) {
            try FileManager.default.createSymbolicLink(
                at: work.appendingPathComponent(entry), withDestinationURL: root.appendingPathComponent(entry))
        }
        return copy
    }

    private func numbered(_ html: String, _ places: PDFDestinations) -> String {
        html.replacing(#/ href="#([A-Za-z0-9_.-]+)"/#) { link in
            places.pages[String(link.1)].map { "\(link.0) data-page=\"\($0)\"" } ?? String(link.0)
        }
    }

    private func print(_ copy: URL, in work: URL) throws -> Data? {
        let printed = work.appendingPathComponent("booklet.pdf")
        try? FileManager.default.removeItem(at: printed)
        var arguments = [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--user-data-dir=\(work.path)/profile",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf", "--print-to-pdf=\(printed.path)",
        ]
        // The browser refuses to run as root inside its sandbox. What it opens is our own page, which may load nothing from elsewhere.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        let run = try browser.run(arguments + [copy.absoluteString])
        guard run.status == 0, let bytes = try? Data(contentsOf: printed), bytes.starts(with: Data("%PDF-".utf8)) else { return nil }
        return bytes
    }
}
