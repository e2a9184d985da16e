// What libFuzzer calls: one parser, chosen by TABADUL_FUZZ_TARGET. Built only with TABADUL_FUZZING set, by `script/fuzz-coverage`.

import Diagnostics
import Foundation
import FrontMatter
import Localisation
import Markdown
import Markup
import Records
import Safety

private enum Target: String {
    case frontMatter = "front-matter"
    case markdown, normaliser, paths, preview, privacy
}

private let target: Target = {
    let name = ProcessInfo.processInfo.environment["TABADUL_FUZZ_TARGET"] ?? ""
    guard let target = Target(rawValue: name) else { fatalError("TABADUL_FUZZ_TARGET names no target: \(name)") }
    return target
}()
private let scan = PrivacyScan(Permitted())
private let guarding = RequestGuard(port: 8080, host: "127.0.0.1", token: "secret")

/// One input for the chosen target: it may neither trap nor break what must hold of any input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: bytes, as: UTF8.self)
    switch target {
    case .frontMatter: frontMatter(text)
    case .markdown: markdown(text)
    case .normaliser: for word in Normaliser.words(of: text) { precondition(!word.isEmpty && word.allSatisfy { !$0.isEmpty }) }
    case .paths: paths(text)
    case .preview: preview(bytes, text)
    case .privacy: privacy(bytes, text)
    }
    return 0
}

private func frontMatter(_ text: String) {
    let file = SourceFile(path: "content/practices/aa/x.md", text: text)
    _ = NoteParts(file)
    _ = YAMLReader.read(text[...], path: file.path, lineOffset: 0)
    var faults: [Diagnostic] = []
    guard let note = NoteFile(file, into: &faults) else { return }
    for group in NoteGroup.groups(of: [note], into: &faults) { _ = NoteReader.read(group, today: nil) }
}

private func markdown(_ text: String) {
    let parsed = MarkdownParser.parse(text, path: "content/x.md", firstLine: 1)
    let count = parsed.value.nodes.count
    precondition(parsed.value.nodes.enumerated().allSatisfy { $1.end > $0 && $1.end <= count })
    precondition(parsed.diagnostics.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
    _ = CitedText(text).plain
}

private func paths(_ text: String) {
    _ = PortableName.isSound(text)
    _ = SiteAddress(text)
    _ = PercentCoding.decoded(text)
    precondition(PercentCoding.decoded(PercentCoding.encoded(text.utf8), strictly: true) == Array(text.utf8))
    guard let path = SitePath(text), let page = SitePath("a/b/index.html") else { return }
    precondition(!path.text.hasPrefix("/") && !path.text.split(separator: "/").contains(".."))
    _ = RelativeURL(from: page, to: path)
    _ = RelativeURL(from: path, to: page)
}

private func preview(_ bytes: [UInt8], _ text: String) {
    _ = SentForm(bytes)
    for method in ["GET", "POST"] {
        let verdict = guarding.verdict(method: method, target: text, host: "localhost:8080", origin: nil, sentToken: nil)
        precondition(method == "GET" || verdict != .own(text))
        if case .file(let path) = verdict {
            precondition(!path.hasPrefix("/") && !path.split(separator: "/").contains { $0.hasPrefix(".") })
        }
        let foreign = guarding.verdict(method: method, target: "/", host: text, origin: nil, sentToken: nil)
        precondition(guarding.hosts.contains(text.lowercased()) || foreign == .refused(421))
    }
}

private func privacy(_ bytes: [UInt8], _ text: String) {
    precondition(scan.findings(in: text).allSatisfy { $0.offset >= 0 && $0.offset < text.utf8.count && !$0.text.isEmpty })
    precondition(CharacterScan.findings(in: text).allSatisfy { $0.offset < text.utf8.count })
    precondition(bytes.withUnsafeBufferPointer { VisibleText.of($0) }.count <= bytes.count * 2 + 2)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager starts its programs here and not at libFuzzer's own `main`.
@_cdecl("fuzz_target_main")
public func fuzzTargetMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, fuzzOneInput)
}
