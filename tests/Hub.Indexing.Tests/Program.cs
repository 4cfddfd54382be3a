using Hub.Indexing.Tests.Making;

// the tests run in the test host; started as a program, the assembly is the writer that one of them kills
if (args is [KilledWriter.Command, var folder]) await KilledWriter.RunAsync(folder);
