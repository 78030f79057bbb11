<#-- The page inside the login page's frame: WeCom's own frame, and what to read until it is there or when it fails. -->
<!DOCTYPE html>
<html lang="${lang}" class="wecom-panel-page"<#if darkMode> data-dark-mode</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light${darkMode?then(' dark', '')}">
  <title>${msg("wecom.panel.title")}</title>
  <link rel="stylesheet" href="${url.resourcesPath}/wecom/panel.css">
  <script type="module" src="${url.resourcesPath}/wecom/panel.js"></script>
</head>
<body>
<#if frameUrl??>
  <main id="wecom-qr" data-frame-url="${frameUrl}" data-return-url="${returnUrl}" data-state="${state}" data-seconds-to-live="${secondsToLive?c}">
    <div id="frame" data-title="${msg("wecom.panel.frame")}"></div>
    <div id="notice">
      <p id="status" role="status">${msg("wecom.panel.loading")}</p>
      <button id="again" type="button" hidden>${msg("wecom.panel.again")}</button>
    </div>
    <template id="texts">
      <#list ["slow", "silent", "signing-in", "confirm", "failed", "31020", "31027", "31028", "31033", "31039", "31040"] as text>
      <p data-text="${text}">${msg("wecom.panel." + text, returnUrl?keep_after("://")?keep_before("/"))}</p>
      </#list>
    </template>
  </main>
<#else>
  <main id="wecom-qr">
    <div id="notice">
      <p id="status" role="status">${msg("wecom.panel.expired")}</p>
      <button id="again" type="button" data-whole-page>${msg("wecom.panel.reload")}</button>
    </div>
  </main>
</#if>
</body>
</html>
