var app = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder(args).Build();
await app.RunAsync();
