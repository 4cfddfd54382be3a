using Benchmarks;
using Benchmarks.Harvesting;
using Benchmarks.Mapping;
using Benchmarks.Uploading;

var options = new Options(args);
switch (options.Command)
{
    case "corpus":
        CorpusRun.Run(options);
        return 0;
    case "index":
        await IndexRun.RunAsync(options);
        return 0;
    case "bench":
        await BenchRun.RunAsync(options);
        return 0;
    case "load":
        await LoadRun.RunAsync(options);
        return 0;
    case "memory":
        await MemoryRun.RunAsync(options);
        return 0;
    case "harvest":
        await HarvestRun.RunAsync(options);
        return 0;
    case "upload":
        await UploadRun.RunAsync(options);
        return 0;
    case "receive":
        DirectDisk.Receive(options);
        return 0;
    case "map":
        MapRun.Run();
        return 0;
    case "answers":
        await BenchRun.AnswerAsync(options);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: corpus  --out FOLDER [--datasets N] [--file-records N] [--per-class N]
                   index   --in RECORDS.jsonl --out FOLDER --kind datasets|files [--threads N] [--buffer-mb N] [--force-merge] [--lucene FIGURES.json]
                   bench   --queries QUERIES.jsonl [--datasets FOLDER] [--files FOLDER] [--classes a,b] [--limit N] [--warm S] [--seconds S] [--each]
                           [--harness lucene/run --lucene-datasets FOLDER --lucene-files FOLDER]
                   load    --folder FOLDER [--datasets N] [--rate N] [--seconds S]
                   memory  --folder FOLDER [--file-records N] [--buffer-mb N] [--search]
                   harvest --folder FOLDER [--records N] [--postgres CONNECTION] [--alone]
                   upload  --folder FOLDER [--megabytes N] [--rounds N] [--warm N] [--s3] [--other FOLDER]
                   map
                   answers --queries QUERIES.jsonl [--datasets FOLDER] [--files FOLDER] [--limit N]
            """);
        return 2;
}
