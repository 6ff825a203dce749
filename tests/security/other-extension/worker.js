// Its page does the trying.
chrome.runtime.onInstalled.addListener(() => {});
