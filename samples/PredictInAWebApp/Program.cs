// Shows: a classifier behind one web address. The model is read once; images go through the product's own reader at the model's own size,
// so that what it sees here is what it saw in training. Put it behind what checks who may ask; it is support, not a diagnosis.
//
//   dotnet run -c Release --project samples/PredictInAWebApp -- --model tour/runs/0003-classifier/model.safetensors --urls http://127.0.0.1:5080
//   curl -F image=@practice/images/synthetic_00001.jpg http://127.0.0.1:5080/predict

using Kakera.Data;
using Kakera.Data.Images;
using Kakera.Learning.Inference;
using Microsoft.AspNetCore.Http.Features;

const int LargestFile = 20 * 1024 * 1024; // bytes
const int FormOverhead = 64 * 1024;       // bytes of headers and boundaries around it

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = LargestFile + FormOverhead);
builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestFile);

Classifier classifier;
try
{
    classifier = Classifier.Open(builder.Configuration["model"]
        ?? throw new KakeraException("no classifier is given", "--model", "Give a model.safetensors that `kakera finetune` wrote."));
}
catch (KakeraException mendable)
{
    Console.Error.WriteLine(mendable.Message);
    return 2;
}

builder.Services.AddSingleton(_ => classifier); // disposed with the app
await using WebApplication app = builder.Build();

app.MapPost("/predict", async (HttpRequest request, Classifier model, CancellationToken gone) =>
{
    if (!request.HasFormContentType)
        return Problem("Send a form with one file named image: curl -F image=@FILE …", StatusCodes.Status415UnsupportedMediaType);
    try
    {
        IFormCollection form = await request.ReadFormAsync(gone);
        if (form.Files.GetFile("image") is not { } file)
            return Problem("The form has no file named image.", StatusCodes.Status400BadRequest);
        if (file.Length > LargestFile)
            return TooLarge();
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, gone);
        return Results.Ok(model.Answer(bytes.ToArray()));
    }
    catch (ImageProblemException unusable)
    {
        return Problem($"The image cannot be used: {unusable.Message}.", StatusCodes.Status422UnprocessableEntity);
    }
    catch (Exception fault) when (fault is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
        || (fault is InvalidDataException && request.ContentLength > LargestFile))
    {
        return TooLarge();
    }
    catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
    {
        return Problem($"The form cannot be read: {fault.Message}", StatusCodes.Status400BadRequest);
    }
});
await app.RunAsync();
return 0;

static IResult Problem(string detail, int status) => Results.Problem(detail, statusCode: status);

static IResult TooLarge() => Problem($"The image is larger than {LargestFile / (1024 * 1024)} MiB.", StatusCodes.Status413PayloadTooLarge);
