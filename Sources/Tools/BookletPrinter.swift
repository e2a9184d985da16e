package import Storage

#if canImport(FoundationEssentials)
    package import FoundationEssentials
    internal import Glibc
#else
    package import Foundation
#endif

/// Prints a booklet through Chromium until the page numbers in its table of contents are right.
///
/// Chromium does not support `target-counter`. So each print is searched for the pages of the anchors, and the next one gets them as
/// `data-page` on every link; the booklet's style sheet shows them.
package struct BookletPrinter {
    private let page: URL
    private let site: BuiltSiteFolder
    private let browser: ExternalTool
    /// The limit of one print.
    private let timeout: Duration

    /// The second print is right, or the third if the numbers made the contents grow by a page.
    private static let prints = 4

    package init(of page: String, in site: BuiltSiteFolder, with browser: ExternalTool, timeout: Duration = .seconds(120)) {
        (self.page, self.site, self.browser, self.timeout) = (URL(fileURLWithPath: page), site, browser, timeout)
    }

    /// The finished PDF; nil if the browser prints none.
    ///
    /// - Throws: `ExternalTool.Failure`, or an error of the file system.
    package func pdf() throws -> Data? {
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("tabadul-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: work) }
        let copy = try setUp(work)
        let written = try BookletParts.joined(page)
        var places = PDFDestinations.none
        for _ in 1...Self.prints {
            try numbered(written, places).write(to: copy, atomically: false, encoding: .utf8)
            guard let pdf = try print(copy, in: work) else { return nil }
            let found = PDFDestinations(pdf)
            if found == places { return pdf }
            places = found
        }
        // The page numbers did not converge: no numbers are better than wrong ones.
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
        let run = try browser.run(arguments + [copy.absoluteString], timeout: timeout)
        guard run.status == 0, let bytes = try? Data(contentsOf: printed), bytes.starts(with: Data("%PDF-".utf8)) else { return nil }
        return bytes
    }
}
