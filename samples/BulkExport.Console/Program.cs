using BulkExport.Samples;

return await App.RunAsync(args, Surroundings.OfThisProcess());
