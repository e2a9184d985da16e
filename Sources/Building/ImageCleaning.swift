package import Diagnostics
internal import Imaging

/// Takes what no reader sees out of an image file, in its place.
package enum ImageCleaning {
    package enum Outcome: Sendable {
        /// The names of the blocks that are gone.
        case cleaned([String])
        case nothingHidden
        case refused(Diagnostic)
    }

    /// Kept higher than in the site: what is published is made of this copy.
    private static let quality = 92

    /// Draws the picture anew, upright and in the colours of the web, and leaves the rest.
    ///
    /// - Throws: a fault of the disk; the file is then as it was.
    package static func clean(_ path: String) throws -> Outcome {
        let isAbsolute = path.hasPrefix("/")
        let read = SourceImage.read(isAbsolute ? String(path.dropFirst()) : path, root: isAbsolute ? "" : ".")
        guard let image = read.value else { return .refused(read.diagnostics.first ?? fault(.badImage, path)) }
        if image.facts.hidden.isEmpty { return .nothingHidden }
        guard let tool = ImageTool() else { return .refused(fault(.imageToolMissing, path)) }
        // Turned upright, its width may become its height.
        let side = max(image.facts.width, image.facts.height)
        guard let bytes = image.bytes(root: isAbsolute ? "" : "."),
            let bare = tool.shrunk(bytes, image.facts, to: side, height: side, quality: quality)
        else { return .refused(fault(.badImage, path)) }
        try Disk.replace(bare, at: path)
        return .cleaned(image.facts.hidden)
    }

    private static func fault(_ code: DiagnosticCode, _ path: String) -> Diagnostic {
        Diagnostic(code, at: SourcePlace(path: path), offender: path)
    }
}
