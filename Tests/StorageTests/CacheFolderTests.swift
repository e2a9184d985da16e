import Foundation
import Serialization
import TestSupport
import Testing

@testable import Storage

/// What a build keeps for the next one: private, apart from the site, one folder per source and output.
@Suite struct CacheFolderTests {
    @Test func isPrivateAndInTheUsersCacheFolder() throws {
        let folder = try Folder()
        try folder.makeFolder("source")
        let caches = CacheFolder(source: folder.path + "/source", output: folder.path + "/www/site") {
            $0 == "XDG_CACHE_HOME" ? folder.path + "/cache" : nil
        }
        let path = try #require(caches.path)
        #expect(path.hasPrefix(folder.path + "/cache/tabadul/"))
        caches.file("parsed").write(ByteWriter())
        let name = String(path.dropFirst(folder.path.count + 1))
        #expect(try folder.mode(name) == 0o700)
        #expect(try folder.mode("cache/tabadul") == 0o700)
        #expect(try folder.mode(name + "/parsed") == 0o600)
        #expect(!folder.exists("www"))
    }

    @Test func aFolderThatOthersCouldReadIsClosed() throws {
        let folder = try Folder()
        let variable = { (name: String) in name == "XDG_CACHE_HOME" ? folder.path + "/cache" : nil }
        let path = try #require(CacheFolder(source: folder.path, output: folder.path + "/site", variable: variable).path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        _ = CacheFolder(source: folder.path, output: folder.path + "/site", variable: variable)
        #expect(try folder.mode(String(path.dropFirst(folder.path.count + 1))) == 0o700)
    }

    @Test func eachSourceAndEachOutputHasItsOwn() throws {
        let folder = try Folder()
        let variable = { (name: String) in name == "HOME" ? folder.path : nil }
        func path(_ source: String, _ output: String) -> String? {
            CacheFolder(source: folder.path + "/" + source, output: folder.path + "/" + output, variable: variable).path
        }
        for name in ["a", "b"] { try folder.makeFolder(name) }
        #expect(Set([path("a", "site"), path("b", "site"), path("a", "b/site")]).count == 3)
        #expect(path("a", "site") == path("b/../a", "site"))
    }

    @Test func withoutAHomeItIsInTheSource() throws {
        let folder = try Folder()
        let source = folder.path + "/source"
        try folder.makeFolder("source")
        let path = CacheFolder(source: source, output: folder.path + "/site") { _ in nil }.path
        #expect(path?.hasPrefix(source + "/.tabadul-cache/") == true)
    }

    @Test func aCheckMakesNone() throws {
        let folder = try Folder()
        let caches = CacheFolder(source: folder.path, output: folder.path + "/site", isReadOnly: true) { _ in nil }
        #expect(caches.path == nil)
        #expect(try folder.entries() == [])
    }

    @Test func oneThatNoBuildUsedForLongIsRemoved() throws {
        let folder = try Folder()
        let variable = { (name: String) in name == "XDG_CACHE_HOME" ? folder.path : nil }
        let old = try #require(CacheFolder(source: folder.path, output: folder.path + "/old", variable: variable).path)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -Double(CacheFolder.maximumAge) - 60)], ofItemAtPath: old)
        _ = CacheFolder(source: folder.path, output: folder.path + "/new", variable: variable)
        #expect(!FileManager.default.fileExists(atPath: old))
    }
}
