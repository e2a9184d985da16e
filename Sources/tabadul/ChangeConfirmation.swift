internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline

#if canImport(FoundationEssentials)
    internal import Glibc
#else
    internal import Foundation
#endif

/// The agreement to changes of files, after their difference was shown.
enum ChangeConfirmation {
    /// Whether to write; false for a dry run.
    ///
    /// - Throws: an exit, where the answer is no, or nobody can be asked.
    static func isGiven(
        question: LocalizedText, proposed: LocalizedText, _ language: Language, yes: Bool, dryRun: Bool
    ) throws -> Bool {
        if dryRun {
            Console.print(proposed[language])
            return false
        }
        if yes { return true }
        guard isatty(0) != 0 else {
            Console.error(LocalizedText(.commandsFixNeedsYes)[language])
            throw ExitCode.validationFailure
        }
        Console.write(question[language] + " ")
        guard let answer = readLine(), RecognizedInputWords.agreement.contains(answer.foldedLabel) else {
            Console.print(LocalizedText(.commandsFixUnchanged)[language])
            throw ExitCode.success
        }
        return true
    }

    /// Shows the difference of each file, asks, and writes the files; a file that changed meanwhile is left.
    ///
    /// - Parameter changes: the original is nil for a new file.
    /// - Returns: whether anything was written.
    @discardableResult
    static func apply(
        _ changes: [(path: String, original: SourceFile?, text: String)], _ options: ContentOptions, yes: Bool, dryRun: Bool
    ) throws -> Bool {
        let language = options.messageLanguage
        for change in changes {
            Console.write(UnifiedDiff.text(from: change.original?.text ?? "", to: change.text, path: change.path))
        }
        Console.print("")
        let files = [MessageArgument("files", changes.count)]
        guard
            try isGiven(
                question: LocalizedText(.bibliographyQuestion, files), proposed: LocalizedText(.bibliographyProposed, files), language,
                yes: yes, dryRun: dryRun)
        else { return false }
        let folder = EntryFileWriter(source: options.folder)
        var failed: [String] = []
        for change in changes {
            do throws(EntryFileWriter.WriteError) {
                if let original = change.original {
                    try folder.save(change.text, at: change.path, over: EntryFileWriter.mark(of: original))
                } else {
                    try folder.create(change.text, at: change.path)
                }
            } catch {
                failed.append(change.path)
            }
        }
        for path in failed { Console.error(LocalizedText(.commandsFixFailed, [MessageArgument("path", path)])[language]) }
        Console.print(LocalizedText(.bibliographyWritten, [MessageArgument("files", changes.count - failed.count)])[language])
        if !failed.isEmpty { throw ExitCode(1) }
        return true
    }
}
