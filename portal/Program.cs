using Hub.Portal.Commands;

return await HubCommand.RunAsync(args);
