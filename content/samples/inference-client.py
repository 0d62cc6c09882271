# pip install "huggingface_hub>=1"
import os

from huggingface_hub import InferenceClient
from huggingface_hub.errors import HfHubHTTPError

model = "openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
client = InferenceClient(
    api_key=os.environ["HF_TOKEN"],
    bill_to="my-org",  # needs: bill-to
)
try:
    answer = client.chat_completion(
        model=model,
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print(answer.choices[0].message.content)
except HfHubHTTPError as error:
    print(error.response.status_code, error)
