import Foundation
import Localization
import Markup
import Serialization
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Publication on a real file system, with steps that some file systems lack replaced.
@Suite struct SitePublisherTests {
    private static let marker = (SitePublisher.marker, SitePublisher.markerText)

    /// Publishes texts as a site.
    @discardableResult
    private func publish(
        _ files: [String: String], in folder: Folder, output: String = "www/site",
        steps: PublicationFileOperations = PublicationFileOperations()
    ) throws -> [String] {
        let publisher = try SitePublisher(
            output: folder.path + "/" + output, source: folder.path + "/source",
            caches: { CacheFolder(source: $0, output: $1) { $0 == "XDG_CACHE_HOME" ? folder.path + "/cache" : nil } }, steps: steps)
        do {
            for (path, text) in files.merging([Self.marker], uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
                let artifact = Artifact(path: try #require(SitePath(path)), bytes: Array(text.utf8))
                try publisher.write(artifact, inputs: Digest(of: text))
            }
            return try publisher.publish()
        } catch {
            publisher.abandon()
            throw error
        }
    }

    private static let first = ["index.html": "1", "a/old.html": "old", "style.css": "s"]
    private static let second = ["index.html": "2", "a/new.html": "new", "style.css": "s"]

    private func holds(_ folder: Folder, _ files: [String: String]) -> Bool {
        files.allSatisfy { folder.text("www/site/" + $0.key) == $0.value }
    }

    private static let cannotExchange = PublicationFileOperations(exchange: { _, _ throws(FileSystem.Failure) in false })

    @Test func nothingButTheSiteAndTheLockStandsBesideIt() throws {
        let folder = try Folder()
        try publish(Self.first, in: folder)
        #expect(try folder.entries("www") == [".tabadul-lock-site", "site"])
        #expect(try folder.mode("www/site") & 0o055 == 0o055)
    }

    @Test func cachesOfOlderVersionsBesideTheSiteAreRemoved() throws {
        let folder = try Folder()
        for name in [".tabadul-parsed-site", ".tabadul-ledger-site", ".tabadul-pictures-site", ".tabadul-new-.tabadul-parsed-site"] {
            try folder.write("draft", to: "www/" + name)
        }
        try publish(Self.first, in: folder)
        #expect(try folder.entries("www") == [".tabadul-lock-site", "site"])
    }

    @Test func filesOfTheHostStayAndOthersAreNamed() throws {
        let folder = try Folder()
        try publish(Self.first, in: folder)
        try folder.write("example.org", to: "www/site/CNAME")
        try folder.write("ref", to: "www/site/.git/HEAD")
        try folder.write("token", to: "www/site/.well-known/x/y")
        try folder.write("mine", to: "www/site/photo.jpg")
        #expect(try publish(Self.second, in: folder) == ["photo.jpg"])
        #expect(holds(folder, Self.second) && !folder.exists("www/site/a/old.html") && !folder.exists("www/site/photo.jpg"))
        #expect(folder.text("www/site/CNAME") == "example.org" && folder.text("www/site/.git/HEAD") == "ref")
        #expect(folder.text("www/site/.well-known/x/y") == "token")
        // Nothing changed: the host's files are no reason to publish again.
        #expect(try publish(Self.second, in: folder) == [])
    }

    @Test func filesOfTheHostSurviveAKillAfterTheExchange() throws {
        let folder = try Folder()
        try publish(Self.first, in: folder)
        // What a kill leaves between the exchange and the return of the host's files.
        try folder.write("ref", to: "www/.tabadul-staging-site/.git/HEAD")
        try folder.write("1", to: "www/.tabadul-staging-site/index.html")
        try publish(Self.second, in: folder)
        #expect(folder.text("www/site/.git/HEAD") == "ref")
        #expect(try folder.entries("www") == [".tabadul-lock-site", "site"])
    }

    @Test func withoutTheExchangeFilesAreReplacedOneByOne() throws {
        let folder = try Folder()
        try publish(Self.first, in: folder)
        try folder.write("example.org", to: "www/site/CNAME")
        try publish(Self.second, in: folder, steps: Self.cannotExchange)
        #expect(holds(folder, Self.second) && !folder.exists("www/site/a/old.html"))
        #expect(folder.text("www/site/CNAME") == "example.org")
        #expect(try folder.entries("www") == [".tabadul-lock-site", "site"])
        try publish(["index.html": "3"], in: folder, steps: Self.cannotExchange)
        #expect(!folder.exists("www/site/a"), "a folder that became empty is removed")
    }

    /// Stops at each move in turn; what is then on the disk is what a kill leaves.
    @Test func stoppedBetweenFilesTheSiteIsNeverMissingAndTheNextBuildCompletesIt() throws {
        for stop in 0..<2 {
            let folder = try Folder()
            try publish(Self.first, in: folder)
            let moves = Counter()
            var steps = Self.cannotExchange
            steps.move = { a, b throws(FileSystem.Failure) in
                if moves.next() == stop { throw FileSystem.Failure(action: "rename", path: b, code: EIO) }
                try FileSystem.move(a, to: b)
            }
            #expect(throws: SitePublisher.OutputError.self) { try publish(Self.second, in: folder, steps: steps) }
            let home = folder.text("www/site/index.html")
            #expect(home == "1" || home == "2", "after \(stop) moves")
            #expect(folder.exists("www/site/a/old.html"), "nothing is removed before all is there")
            try publish(Self.second, in: folder)
            #expect(holds(folder, Self.second) && !folder.exists("www/site/a/old.html"))
        }
    }

    @Test func withoutLinksUnchangedFilesAreCopied() throws {
        let folder = try Folder()
        try publish(Self.first, in: folder)
        let steps = PublicationFileOperations(link: { _, b throws(FileSystem.Failure) in
            throw FileSystem.Failure(action: "link", path: b, code: EPERM)
        })
        try publish(Self.second, in: folder, steps: steps)
        #expect(holds(folder, Self.second))
        #expect(try publish(Self.second, in: folder) == [])
    }

    @Test(arguments: [(EACCES, "permission"), (EROFS, "read-only"), (ENAMETOOLONG, "too long"), (ENOSPC, "full"), (ENOTDIR, "a file")])
    func eachCauseHasItsWords(code: Int32, word: String) {
        let failure = FileSystem.Failure(action: "open", path: "/x", code: code)
        #expect(ErrorMessages.message(for: failure, .en).contains(word))
        #expect(!ErrorMessages.message(for: failure, .en).contains("Another build"))
    }

    @Test func aHeldLockAndOtherCausesAreToldApart() throws {
        let folder = try Folder()
        try folder.makeFolder("www")
        let held = try FileSystem.lock(folder.path + "/www/.tabadul-lock-site")
        #expect(throws: SitePublisher.OutputError.busy(folder.path + "/www/site")) { try publish(Self.first, in: folder) }
        FileSystem.unlock(held)
        try publish(Self.first, in: folder)
        let long = String(repeating: "x", count: 250)
        #expect { try publish(Self.first, in: folder, output: long) } throws: { ($0 as? FileSystem.Failure)?.code == ENAMETOOLONG }
        try folder.write("", to: "file")
        #expect { try publish(Self.first, in: folder, output: "file/site") } throws: { ($0 as? FileSystem.Failure)?.code == ENOTDIR }
    }

    @Test(arguments: ["source/content/x", "source/themes/a/b", "source/content", "source/x/../content/y"])
    func anOutputInsideTheSourceIsRefused(output: String) throws {
        let folder = try Folder()
        for name in ["source/content", "source/themes/a", "source/x"] { try folder.makeFolder(name) }
        #expect(throws: SitePublisher.OutputError.insideSource(folder.path + "/" + output)) {
            try publish(Self.first, in: folder, output: output)
        }
        #expect(try folder.entries("source/content") == [])
        try publish(Self.first, in: folder, output: "source/site")
        #expect(folder.text("source/site/index.html") == "1")
    }

    @Test func aRefusedFolderKeepsNoLock() throws {
        let folder = try Folder()
        try folder.write("mine", to: "www/site/photo.jpg")
        for _ in 0..<2 {
            #expect(throws: SitePublisher.OutputError.foreignFolder(folder.path + "/www/site")) { try publish(Self.first, in: folder) }
        }
        #expect(folder.text("www/site/photo.jpg") == "mine")
    }
}

/// Counts calls.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = -1
    func next() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}
