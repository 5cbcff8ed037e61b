using BulkExport.Client;

namespace BulkExport.Samples.Views;

/// <summary>Shows a job: as a sheet in a terminal, as lines elsewhere.</summary>
internal static class JobView
{
    public static void Show(Job job, Surroundings here)
    {
        if (here.IsOutputTerminal)
        {
            here.Screen.Write(JobSheet.Of(job, here.Clock.GetUtcNow()));
        }
        else
        {
            JobLines.Write(job, here.Output);
        }
    }
}
