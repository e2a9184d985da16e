import Foundation
import Localization
import Storage
import Testing
@testable import Tools

@Suite struct BookletPrinterTests {
    /// A folder that looks like a built site with one booklet.
    private func site() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tabadul-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("booklets"), withIntermediateDirectories: true)
        let page = "<!doctype html><html lang=\"ar\" dir=\"rtl\"><a href=\"#a\">…</a></html>"
        for (name, text) in [(".tabadul", ""), ("index.html", page), ("booklets/protection.html", page)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        return folder
    }

    /// A browser that does what a shell script says; `$pdf` is the file to print to.
    private func browser(_ script: String, in folder: URL) throws -> ExternalTool {
        let file = folder.appendingPathComponent("browser")
        let head = "#!/bin/sh\nfor a in \"$@\"; do case $a in --print-to-pdf=*) pdf=${a#*=};; esac; done\n"
        try Data((head + script).utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return try #require(ExternalTool(named: file.path))
    }

    private func print(with script: String, timeout: Duration = .seconds(60)) throws -> Data? {
        let folder = try site()
        defer { try? FileManager.default.removeItem(at: folder) }
        let site = try #require(BuiltSiteFolder(folder.path))
        let page = try #require(site.booklets(in: .ar).first?.page)
        return try BookletPrinter(of: page, in: site, with: browser(script, in: folder), timeout: timeout).pdf()
    }

    @Test func aHungBrowserIsStopped() {
        #expect(throws: ExternalTool.Failure.timedOut) { try print(with: "exec sleep 600\n", timeout: .milliseconds(50)) }
    }

    @Test func aBrowserThatFailsPrintsNothing() throws { #expect(try print(with: "exit 1\n") == nil) }

    @Test func aFileThatIsNoPDFIsRefused() throws { #expect(try print(with: "echo '<html>' > \"$pdf\"\n") == nil) }

    @Test func aPrintIsReturned() throws { #expect(try print(with: "echo '%PDF-1.7' > \"$pdf\"\n") == Data("%PDF-1.7\n".utf8)) }

    @Test func furtherPartsAreJoinedToOneDocument() throws {
        let folder = try site()
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("booklets/protection.html")
        let parts = folder.appendingPathComponent("booklets/protection")
        try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
        let first =
            "<head><link href=\"../a/s.css\"></head><main id=\"main\"><a href=\"#a\"></a><a href=\"protection/part-2.html#b\"></a></main>end"
        let second = "<head></head><main id=\"main\"><a href=\"#b\"></a><a href=\"../../x.html#y\"></a><img src=\"../../i.png\""
        let images = " srcset=\"../../i.png 1w, ../../j.png 2w\"></main>end"
        try Data(first.utf8).write(to: page)
        #expect(try BookletParts.joined(page) == first)
        try Data((second + images).utf8).write(to: parts.appendingPathComponent("part-2.html"))
        let joined =
            "<head><link href=\"../a/s.css\"></head><main id=\"main\"><a href=\"#a\"></a><a href=\"#b\"></a>"
            + "<a href=\"#b\"></a><a href=\"../x.html#y\"></a><img src=\"../i.png\" srcset=\"../i.png 1w, ../j.png 2w\"></main>end"
        #expect(try BookletParts.joined(page) == joined)
        try Data("no main".utf8).write(to: parts.appendingPathComponent("part-3.html"))
        #expect(throws: CocoaError.self) { try BookletParts.joined(page) }
    }

    @Test func pagesOfAnchorsAreRead() {
        let pdf = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R /Dests 5 0 R >>
            endobj
            2 0 obj
            << /Kids [3 0 R 4 0 R] >>
            endobj
            3 0 obj
            << /Type /Page >>
            endobj
            4 0 obj
            << /Type /Page >>
            endobj
            5 0 obj
            << /first [3 0 R /XYZ 0 0 0] /second [4 0 R /XYZ 0 0 0] >>
            endobj
            """
        #expect(PDFDestinations(Data(pdf.utf8)).pages == ["first": 1, "second": 2])
        #expect(PDFDestinations(Data("%PDF-1.4".utf8)) == .none)
    }
}
