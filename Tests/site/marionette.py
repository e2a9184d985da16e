"""Firefox through Marionette, the protocol that it speaks by itself: no driver program is needed."""
import json
import pathlib
import shutil
import socket
import subprocess
import time

BINARY = shutil.which("firefox-esr") or shutil.which("firefox")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Firefox:
    def __init__(self, profile, width=1000, height=800):
        profile = pathlib.Path(profile)
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text(
            'user_pref("marionette.port", 0);\nuser_pref("app.update.enabled", false);\nuser_pref("browser.shell.checkDefaultBrowser", false);\n'
            'user_pref("datareporting.policy.dataSubmissionEnabled", false);\nuser_pref("browser.startup.page", 0);\n'
            'user_pref("dom.disable_beforeunload", true);\n', encoding="utf-8")
        self.process = subprocess.Popen(
            [BINARY, "--headless", "--marionette", "--no-remote", "--profile", str(profile), "--width", str(width), "--height", str(height)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = profile / "MarionetteActivePort"
        for _ in range(600):
            if port.exists() and port.read_text().strip():
                break
            time.sleep(0.1)
        self.socket = socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=60)
        self.number = 0
        self._receive()
        self.send("WebDriver:NewSession", {})

    def _receive(self):
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        rest = b""
        while len(rest) < int(length[:-1]):
            rest += self.socket.recv(int(length[:-1]) - len(rest))
        return json.loads(rest)

    def send(self, command, values):
        self.number += 1
        body = json.dumps([0, self.number, command, values]).encode()
        self.socket.sendall(str(len(body)).encode() + b":" + body)
        _, number, error, result = self._receive()
        assert number == self.number and error is None, error
        return result

    def open(self, address):
        self.send("WebDriver:Navigate", {"url": address})

    def run(self, script, *arguments):
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})["value"]

    def find(self, selector):
        return self.send("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"][ELEMENT]

    def click(self, selector):
        self.send("WebDriver:ElementClick", {"id": self.find(selector)})

    def write(self, selector, text):
        self.send("WebDriver:ElementSendKeys", {"id": self.find(selector), "text": text})

    def wait(self, script, *arguments):
        for _ in range(150):
            if self.run("return " + script, *arguments):
                return
            time.sleep(0.1)
        raise AssertionError(f"never so: {script}")

    def close(self):
        try:
            self.send("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (AssertionError, OSError, ValueError):
            self.process.terminate()
        self.socket.close()
        self.process.wait(30)
