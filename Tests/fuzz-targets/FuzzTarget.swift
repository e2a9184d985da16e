// What libFuzzer calls: one parser, chosen by TABADUL_FUZZ_TARGET. Built only with TABADUL_FUZZING set, by `script/fuzz-coverage`.

import Foundation

/// The parsers that strangers feed. A target may neither trap nor break what must hold of any input.
private enum Target: String {
    case frontMatter = "front-matter"
    case markdown, tables, normaliser, paths, preview, form, privacy

    func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .frontMatter: NoteTargets.frontMatter(text)
        case .markdown: MarkdownTargets.markdown(text)
        case .tables: MarkdownTargets.tables(text)
        case .normaliser: SearchTarget.normaliser(text)
        case .paths: PathTargets.paths(text)
        case .preview: PathTargets.preview(bytes, text)
        case .form: NoteTargets.form(bytes)
        case .privacy: PrivacyTarget.privacy(bytes, text)
        }
    }
}

private let target: Target = {
    let name = ProcessInfo.processInfo.environment["TABADUL_FUZZ_TARGET"] ?? ""
    guard let target = Target(rawValue: name) else { fatalError("TABADUL_FUZZ_TARGET names no target: \(name)") }
    return target
}()

/// One input for the chosen target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
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
