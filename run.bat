@echo off
rem How is the program started by a double click? The same run.py, in a console that stays open on failure.
chcp 65001 >nul
set PYTHONUTF8=1
where py >nul 2>nul
if errorlevel 1 (
    python "%~dp0run.py" %*
) else (
    py "%~dp0run.py" %*
)
set STATUS=%ERRORLEVEL%
if "%STATUS%"=="9009" echo 没有找到 Python。请安装 64 位的 Python 3.11、3.12 或 3.13，然后重新双击 run.bat。
if not "%STATUS%"=="0" pause
exit /b %STATUS%
