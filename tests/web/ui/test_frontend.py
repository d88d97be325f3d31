"""The build step: what it gathers, and what it says when npm has not been run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulyst.config import frontend


def fake_packages(folder: Path) -> Path:
    files = [*frontend.STYLES, *frontend.FILES, *(f"{package}/LICENSE" for package in frontend.LICENCES)]
    files += [f"{frontend.TYPEFACE}/files/inter-{name}-wght-normal.woff2" for name in frontend.RANGES]
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'@charset "UTF-8";\n/* {name} */', encoding="utf-8")
    return folder


def test_theme_comes_before_components_and_every_font_is_there(tmp_path: Path) -> None:
    built = tmp_path / "built"
    frontend.gather(fake_packages(tmp_path / "packages"), built)
    styles = (built / "vendor" / "designsystemet.css").read_text(encoding="utf-8")
    assert styles.index(frontend.STYLES[0]) < styles.index(frontend.STYLES[1])
    assert "@charset" not in styles
    for name in frontend.RANGES:
        assert f"inter-{name}-wght-normal.woff2" in styles
        assert (built / "vendor" / f"inter-{name}-wght-normal.woff2").exists()


def test_what_was_gathered_before_is_replaced(tmp_path: Path) -> None:
    packages, built = fake_packages(tmp_path / "packages"), tmp_path / "built"
    frontend.gather(packages, built)
    (built / "vendor" / "old.js").touch()
    frontend.gather(packages, built)
    assert not (built / "vendor" / "old.js").exists()


def test_licences_go_with_what_they_cover(tmp_path: Path) -> None:
    built = tmp_path / "built"
    frontend.gather(fake_packages(tmp_path / "packages"), built)
    assert len(list((built / "vendor").glob("LICENSE-*.txt"))) == len(frontend.LICENCES)


def test_missing_packages_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frontend, "BUILT", tmp_path / "built")
    assert frontend.main([str(tmp_path / "nothing")]) == 2
    assert "run npm ci first" in capsys.readouterr().err


def test_the_lock_names_no_registry() -> None:
    lock = Path(__file__).resolve().parents[3] / "package-lock.json"
    assert '"resolved"' not in lock.read_text(encoding="utf-8")
