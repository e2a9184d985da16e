internal import ArgumentParser
internal import Assets
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Publishing

/// `tabadul clean-image`
struct CleanImageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean-image", abstract: "Takes hidden data (place, device, author, small copies) out of image files, in their place.",
        discussion: """
            The picture is drawn anew, upright, by libvips' vipsthumbnail; nothing else of the file is left. Versions that were
            committed before keep what they hold.
              tabadul clean-image content/practices/ma/referral.jpg
            """)

    @Argument(help: "JPEG, PNG or WebP files.", completion: .file(extensions: ["jpg", "jpeg", "png", "webp"]))
    var files: [String]

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() async throws {
        let language = language ?? Console.localeLanguage
        var isWhole = true
        for path in files {
            let file = SanitizedTerminalText.value(path)
            do {
                switch try ImageMetadataStripper.clean(path) {
                case .cleaned(let blocks): Console.print("\(file): \(Self.cleaned[language]) \(blocks.joined(separator: ", "))")
                case .nothingHidden: Console.print("\(file): \(Self.nothingHidden[language])")
                case .refused(let issue):
                    isWhole = false
                    Console.error(
                        "\(file): \(SanitizedTerminalText.value(issue.message(in: language)))\n  → \(issue.fix(in: language, program: Console.program))"
                    )
                }
            } catch {
                isWhole = false
                Console.error(ErrorMessages.message(for: error, language))
            }
        }
        if !isWhole { throw ExitCode(1) }
    }

    private static let cleaned = LocalizedText(.commandsCleanImageCleaned)
    private static let nothingHidden = LocalizedText(.commandsCleanImageSound)
}
