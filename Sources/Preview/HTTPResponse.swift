#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The response to one request.
struct HTTPResponse: Sendable {
    let status: Int
    var headers: [(name: String, value: String)] = []
    let body: [UInt8]

    mutating func set(_ name: String, _ value: String) {
        headers.removeAll { $0.name == name }
        headers.append((name, value))
    }

    /// - Parameter isHead: whether to send the headers only.
    func encoded(isLast: Bool, isHead: Bool) -> Data {
        var text = "HTTP/1.1 \(status) \(Self.phrases[status] ?? "Status")\r\n"
        for header in headers {
            // A line break in a value would start a new header (response splitting).
            text += header.name + ": " + String(header.value.unicodeScalars.filter { $0.value >= 0x20 }.map(Character.init)) + "\r\n"
        }
        text += "Content-Length: \(body.count)\r\nConnection: \(isLast ? "close" : "keep-alive")\r\n\r\n"
        return Data(text.utf8) + (isHead ? [] : body)
    }

    private static let phrases = [
        200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        408: "Request Timeout", 409: "Conflict", 411: "Length Required", 413: "Content Too Large", 414: "URI Too Long",
        421: "Misdirected Request", 422: "Unprocessable Content", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        503: "Service Unavailable", 505: "HTTP Version Not Supported",
    ]
}
