import Storage
import Testing

@Suite struct ExternalToolTests {
    private let shell: ExternalTool

    init() throws { shell = try #require(ExternalTool(named: "sh")) }

    @Test func outputAndStatusAreReturned() throws {
        let output = try shell.run(["-c", "cat; exit 3"], input: Array("نص".utf8), timeout: .seconds(30))
        #expect(output.status == 3)
        #expect(output.text == "نص")
    }

    @Test func aProgramThatNeverEndsIsKilled() {
        #expect(throws: ExternalTool.Failure.timedOut) {
            try shell.run(["-c", "exec sleep 600"], timeout: .milliseconds(50))
        }
    }

    @Test func aSignalIsNoExitCode() throws {
        #expect(try shell.run(["-c", "kill -9 $$"], timeout: .seconds(30)).status == nil)
    }

    @Test func anEnvironmentReplacesTheWholeOfOurs() throws {
        let output = try shell.run(["-c", "echo \"$A$HOME\""], environment: ["A=1"], timeout: .seconds(30))
        #expect(output.text == "1\n")
    }

    @Test func aMissingProgramIsNil() { #expect(ExternalTool(named: "no-such-program-of-tabadul") == nil) }
}
