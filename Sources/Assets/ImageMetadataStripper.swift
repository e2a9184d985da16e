package import Diagnostics
internal import Imaging
internal import Storage

/// Takes what no reader sees out of an image file, in its place.
package enum ImageMetadataStripper {
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
    /// - Throws: an error of the file system; the file is then unchanged.
    package static func clean(_ path: String) throws -> Outcome {
        let isAbsolute = path.hasPrefix("/")
        let read = SourceImage.read(isAbsolute ? String(path.dropFirst()) : path, root: isAbsolute ? "" : ".")
        guard let image = read.value else { return .refused(read.diagnostics.first ?? issue(.badImage, path)) }
        if image.info.hidden.isEmpty { return .nothingHidden }
        guard let tool = ImageResizer() else { return .refused(issue(.imageToolMissing, path)) }
        // Turned upright, its width may become its height.
        let side = max(image.info.width, image.info.height)
        guard let bytes = image.bytes(root: isAbsolute ? "" : "."),
            let cleaned = tool.shrunk(bytes, image.info, to: side, height: side, quality: quality)
        else { return .refused(issue(.badImage, path)) }
        try FileSystem.replace(cleaned, at: path)
        return .cleaned(image.info.hidden)
    }

    private static func issue(_ code: DiagnosticCode, _ path: String) -> Diagnostic {
        Diagnostic(code, at: SourceLocation(path: path), offendingText: path)
    }
}
