internal import Archiving
package import Diagnostics
package import Imaging
internal import Storage

/// An image file of `content/`: what it says of itself. Its bytes are read again where they are needed.
package struct SourceImage: Sendable {
    package let path: String
    package let info: ImageInfo
    /// SHA-256 of its bytes.
    package let digest: String

    package static let maximumSize = 16 << 20
    /// A few bytes can promise a picture that fills the memory: what is promised is judged before anything is decoded.
    private static let maximumSide = 10_000
    private static let maximumPixels = 50_000_000
    private static let limits = "\(maximumSize >> 20) MB, \(maximumSide) × \(maximumSide), \(maximumPixels / 1_000_000) MP"

    private init(path: String, info: ImageInfo, digest: String) { (self.path, self.info, self.digest) = (path, info, digest) }

    /// Reads one image file of the tree; no pixel of it.
    package static func read(_ path: String, root: String) -> ResultWithDiagnostics<SourceImage?> {
        let full = root + "/" + path
        guard let bytes = FileSystem.read(full, limit: maximumSize) else {
            let isLarge = FileSystem.size(full) > maximumSize
            return ResultWithDiagnostics(nil, [issue(isLarge ? .imageTooLarge : .unreadableFile, path)])
        }
        guard let info = try? ImageFileParser.info(of: bytes), info.format == ImageFormat(fileName: path) else {
            return ResultWithDiagnostics(nil, [issue(.badImage, path)])
        }
        guard info.width <= maximumSide, info.height <= maximumSide, info.width * info.height <= maximumPixels else {
            return ResultWithDiagnostics(nil, [issue(.imageTooLarge, path)])
        }
        return ResultWithDiagnostics(SourceImage(path: path, info: info, digest: SHA256.hex(of: bytes)))
    }

    /// The bytes that `info` was read from; nil if the file has changed since.
    package func bytes(root: String) -> [UInt8]? {
        guard let bytes = FileSystem.read(root + "/" + path, limit: Self.maximumSize), SHA256.hex(of: bytes) == digest else { return nil }
        return bytes
    }

    private static func issue(_ code: DiagnosticCode, _ path: String) -> Diagnostic {
        Diagnostic(code, at: SourceLocation(path: path), offendingText: path, detail: limits)
    }
}
